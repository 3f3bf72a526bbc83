/** One line of a rubric: a place in or around the house, and the most it can get. */
export interface RubricLine {
  readonly id: string
  readonly words: string
  readonly most: number
  /** Looked at only when the household agrees to let the inspectors in. */
  readonly indoors: boolean
}

/** How a line is judged: by whole marks, or by one of three faces. */
export const schemes = { marks: '打分', faces: '笑脸、呆脸、哭脸' } as const
export type Scheme = keyof typeof schemes

export interface Rubric {
  readonly scheme: Scheme
  readonly lines: readonly RubricLine[]
}

/** Ten lines of ten, drawn from what households and counties use; a village may resolve on its own. */
export const defaultLines: readonly RubricLine[] = [
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

/** What a village has before it chose: version 0. */
export const defaultRubric: Rubric = { scheme: 'marks', lines: defaultLines }

/** The three faces: simpler than marks, and a sad one takes nothing away. */
export const faces = {
  smile: { words: '笑脸', mark: 5 },
  blank: { words: '呆脸', mark: 2 },
  sad: { words: '哭脸', mark: 0 }
} as const
export type Face = keyof typeof faces
export const faceKinds = Object.keys(faces) as Face[]
/** The most a line can get where faces are given. */
export const mostByFace = faces.smile.mark

export const faceOf = (mark: number): Face | null => faceKinds.find((f) => faces[f].mark === mark) ?? null

export const fewestLines = 1
export const mostLines = 20
/** More keys than that do not fit under a thumb. */
export const mostMark = 10

export const levels = { cleanest: '最清洁', clean: '清洁', improving: '待改进' } as const
export type Level = keyof typeof levels

/** The level of a score out of a hundred: 最清洁 from 90, 清洁 from 75. Private advice to the household. */
export const levelOf = (score: number): Level =>
  score >= 90 ? 'cleanest' : score >= 75 ? 'clean' : 'improving'
