/** One line of a rubric: a place in or around the house, and the most it can get. */
export interface RubricLine {
  readonly id: string
  readonly words: string
  readonly most: number
  /** Looked at only when the household agrees to let the inspectors in. */
  readonly indoors: boolean
}

/** Ten lines of ten, drawn from what households and counties use; a village may resolve on its own. */
export const defaultRubric: readonly RubricLine[] = [
  { id: 'front', words: '门前三包', most: 10, indoors: false },
  { id: 'yard', words: '院内堆放', most: 10, indoors: false },
  { id: 'firewood', words: '柴草农具', most: 10, indoors: false },
  { id: 'drain', words: '排水沟', most: 10, indoors: false },
  { id: 'sorting', words: '垃圾分类', most: 10, indoors: false },
  { id: 'animals', words: '畜禽圈养', most: 10, indoors: false },
  { id: 'toilet', words: '厕所', most: 10, indoors: false },
  { id: 'kitchen', words: '厨房', most: 10, indoors: true },
  { id: 'rooms', words: '居室', most: 10, indoors: true },
  { id: 'green', words: '绿化', most: 10, indoors: false }
]

/** The three faces: simpler than marks, and a sad one takes nothing away. */
export const faces = {
  smile: { words: '笑脸', points: 5 },
  blank: { words: '呆脸', points: 2 },
  sad: { words: '哭脸', points: 0 }
} as const
export type Face = keyof typeof faces
const facesFromBest = ['smile', 'blank', 'sad'] as const satisfies readonly Face[]

export const levels = { cleanest: '最清洁', clean: '清洁', improving: '待改进' } as const
export type Level = keyof typeof levels

/** The level of a score out of a hundred: 最清洁 from 90, 清洁 from 75. Private advice to the household. */
export const levelOf = (score: number): Level =>
  score >= 90 ? 'cleanest' : score >= 75 ? 'clean' : 'improving'

/** The face in the middle, as the median of scores: of an even number the lower one. */
export const medianFace = (given: readonly Face[]): Face => {
  const ranks = given.map((face) => facesFromBest.indexOf(face)).sort((a, b) => a - b)
  return facesFromBest[ranks[Math.floor(ranks.length / 2)]]
}
