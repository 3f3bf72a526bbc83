import type { Cap, PointsCategory } from '../points/categories'
import type { Refusal } from '../refusal/refusal'
import { type Missing, missingNames, type ReadLine } from './read-rules'
import type { Recorder, RuleItem } from './rule-item'

/** What a person has to look at in a line that could be read: a guess, a limit in words, a group without its period. */
export interface Opening {
  readonly kind: 'category' | 'cap' | 'group'
  /** As the table has it. */
  readonly words: string
}

/** A rule as far as it is filled in. */
export interface DraftRule {
  readonly category: PointsCategory | null
  readonly words: string
  readonly points: number | null
  readonly unit: string | null
  readonly caps: readonly Cap[]
  readonly evidence: RuleItem['evidence']
  readonly recordedBy: readonly Recorder[]
  readonly group: string | null
  readonly honour: boolean
}

export interface DraftLine {
  /** As the table had it; null where a person wrote it on the screen. */
  readonly said: string | null
  readonly rule: DraftRule
  readonly missing: readonly Missing[]
  readonly open: readonly Opening[]
  readonly refusal: Refusal | null
  readonly leftOut: boolean
}

export type LineState = 'ready' | 'incomplete' | 'open' | 'refused' | 'left_out'

/** Where a line stands: only `ready` ones go into the rulebook, and nothing goes to a decision while others wait. */
export const lineState = (line: DraftLine): LineState => {
  if (line.leftOut) return 'left_out'
  if (line.refusal) return 'refused'
  if (line.missing.length > 0) return 'incomplete'
  return line.open.length > 0 ? 'open' : 'ready'
}

const openWords = {
  category: (words: string) => `原表的类别是“${words}”，请核对归到了哪一类。`,
  cap: (words: string) =>
    `原表的限制“${words}”没有读懂，请改成每户或每人、每月（季、年）最多几分；不需要就不填。`,
  group: (words: string) => `原表把它和别的条目归在“${words}”里只记一条，请选择互斥组，不需要就不选。`
} as const

/** What a person is asked to do with a line, each as one sentence. */
export const lineAsks = (line: DraftLine): readonly string[] => {
  if (line.refusal) return [line.refusal.message]
  const missing = line.missing.map((key) => missingNames[key])
  return [
    ...(missing.length > 0 ? [`还缺：${missing.join('、')}。`] : []),
    ...line.open.map(({ kind, words }) => openWords[kind](words))
  ]
}

/** A line of a table as a line of a draft. Who may record is the committee until somebody says otherwise. */
export const draftLine = ({ said, part, missing, refusal, ...read }: ReadLine): DraftLine => ({
  said,
  rule: {
    ...{ category: part.category, words: part.text, points: part.points, unit: part.unit, caps: part.caps },
    evidence: part.evidence === null ? null : { words: part.evidence, needed: false },
    ...{ recordedBy: ['committee'] as const, group: null, honour: false }
  },
  missing,
  open: [
    ...(read.categoryGuessed ? [{ kind: 'category' as const, words: read.sourceCategory }] : []),
    ...(read.capUnread === null ? [] : [{ kind: 'cap' as const, words: read.capUnread }]),
    ...(part.group === null ? [] : [{ kind: 'group' as const, words: part.group }])
  ],
  refusal,
  leftOut: false
})

/** A whole rule, as a person settled it, in the place of a line. */
export const settledLine = (said: string | null, rule: RuleItem): DraftLine => ({
  ...{ said, rule, missing: [], open: [], refusal: null, leftOut: false }
})

/** The rule of a line that is ready. */
export const ruleOf = ({ rule }: DraftLine): RuleItem => {
  const { category, points, unit } = rule
  if (category === null || points === null || unit === null) throw new Error('a line that is not ready')
  return { ...rule, category, points, unit }
}
