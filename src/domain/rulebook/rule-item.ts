import type { Period } from '../common/calendar'
import type { Cap, PointsCategory } from '../points/categories'
import type { PointsExpiry } from './expiry'

/** Who may record a deed under an item; a household's own claim goes through scoring in any case. */
export const recorders = {
  household: '本户申报',
  courtyard_host: '院落长记录',
  group_leader: '组长记录',
  committee: '村委会记录'
} as const
export type Recorder = keyof typeof recorders

/** Of the items of one group, one counts for a holder in a period: 最清洁 or 清洁 for the same month, never both. */
export interface ExclusiveGroup {
  readonly name: string
  readonly per: Cap['per']
  readonly period: Cap['period']
}

export interface RuleItem {
  readonly category: PointsCategory
  readonly words: string
  /** For every unit. Nothing (0) where the village only wants a reminder; below 0 only where deductions are on. */
  readonly points: number
  readonly unit: string
  readonly caps: readonly Cap[]
  readonly evidence: { readonly words: string; readonly needed: boolean } | null
  readonly recordedBy: readonly Recorder[]
  /** The name of its exclusive group. */
  readonly group: string | null
  /** Honour points are shown and never spent: a plaque is no money. */
  readonly honour: boolean
}

export interface RulebookDraft {
  readonly title: string
  /** Where the table came from, for whoever asks later. */
  readonly source: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  /** Until when points can be spent; null: for ever. */
  readonly expiry: PointsExpiry | null
  /** The running month, quarter or year whose points a deduction may reduce; null where it takes none. */
  readonly deductionPeriod: Period | null
  readonly groups: readonly ExclusiveGroup[]
  readonly items: readonly RuleItem[]
}

export interface Rulebook extends RulebookDraft {
  readonly version: number
  /** The decision that adopted it (四议两公开). */
  readonly adoptedBy: string
}

/** 「本户申报、村委会记录」 */
export const recordersWords = (of: readonly Recorder[]): string => of.map((r) => recorders[r]).join('、')
