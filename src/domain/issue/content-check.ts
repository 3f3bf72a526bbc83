// Names alone, without schemas: the phone and the cloud both read them.

/** What a machine may take words for; `personal` is our own, the others are those of WeChat's msgSecCheck. */
export const contentLabels = {
  personal: '个人信息',
  advert: '广告',
  politics: '时政',
  porn: '色情',
  insult: '辱骂',
  crime: '违法犯罪',
  fraud: '欺诈',
  vulgar: '低俗',
  copyright: '侵权',
  other: '其他'
} as const
export type ContentLabel = keyof typeof contentLabels

/** What a machine says of words, from harmless to harmful. It only advises: a person shows or hides. */
export const suggestions = {
  pass: '机器没有发现问题',
  review: '机器请您仔细看',
  risky: '机器认为有风险'
} as const
export type Suggestion = keyof typeof suggestions

/** The worst of several; `pass` of none. */
export const worst = (of: readonly Suggestion[]): Suggestion => {
  if (of.includes('risky')) return 'risky'
  return of.includes('review') ? 'review' : 'pass'
}

/** Something a machine found. Offsets are UTF-16 units of the words, null where it does not say where. */
export interface ContentFinding {
  readonly label: ContentLabel
  readonly suggestion: Exclude<Suggestion, 'pass'>
  readonly start: number | null
  readonly end: number | null
}

/**
 * What is kept of one photo or sound. `undecided`: the machine has not said, and may never; a person looks anyway.
 */
export const mediaVerdicts = {
  ...suggestions,
  undecided: '机器判断不了，请您看',
  unavailable: '机器没有查'
} as const
export type MediaVerdict = keyof typeof mediaVerdicts

/** How long a machine's later word is waited for: WeChat pushes within half an hour, and a push may be repeated. */
export const mediaWaitMs = 40 * 60 * 1000
/** A word that does not come is asked for once more and not again. */
export const mostAsks = 2

/** What is kept of one photo or sound, as far as it is told. */
export interface MediaKept {
  readonly verdict: MediaVerdict
  /** The machine's own word for the question, where it answers later. */
  readonly trace: string | null
  /** Until when its word is waited for; null where none is. */
  readonly due_at: Date | null
}

/** The Chinese of it for a moderator: also that the machine is at it, or did not answer in time. Nothing waits for it. */
export const mediaWords = ({ verdict, trace, due_at }: MediaKept): string => {
  if (verdict !== 'undecided' || trace === null) return mediaVerdicts[verdict]
  return due_at === null ? '机器没有按时答复，请您看' : '机器正在查，一般半小时内有结果'
}

/** What is kept of a check: places and labels, never a copy of the words. */
export interface MachineCheck {
  readonly suggestion: Suggestion | 'unavailable'
  readonly findings: readonly ContentFinding[]
  /** What was found in the words of the place; absent in what was checked before those were. */
  readonly place?: readonly ContentFinding[]
  /** ISO instant. */
  readonly at: string
}

/** The Chinese of a check for a moderator, also where there is none. */
export const machineWords = (check: Pick<MachineCheck, 'suggestion'> | null): string => {
  if (check === null) return '机器还没有查'
  return check.suggestion === 'unavailable' ? '机器没有查' : suggestions[check.suggestion]
}
