import type { TownCheck } from '../decision/settings'
import type { PackFamily } from '../rule-pack/families'

/** What a county chose about the course of decisions; null leaves it to the rule pack. */
export interface CountyChoice {
  readonly packFamily: PackFamily | null
  /** Two thirds of all party members as a second quorum of their meeting. */
  readonly partyTwoThirds: boolean
  readonly townCheck: TownCheck | null
  readonly opinionWorkingDays: number | null
  readonly repeatMonths: number | null
  readonly closePercent: number | null
  /** Days in which a line of a points notice can be objected to. */
  readonly pointsWindowDays: number | null
}

/** A county that has chosen nothing. */
export const noChoice: CountyChoice = {
  packFamily: null,
  partyTwoThirds: false,
  townCheck: null,
  opinionWorkingDays: null,
  repeatMonths: null,
  closePercent: null,
  pointsWindowDays: null
}

/** The bounds of what a county may set, in the unit shown; both ends are allowed. */
export const choiceLimits = {
  opinionWorkingDays: { least: 1, most: 20, unit: '个工作日', name: '乡镇提意见的期限' },
  repeatMonths: { least: 0, most: 36, unit: '个月', name: '没通过的事隔多久能再提' },
  closePercent: { least: 0, most: 20, unit: '%', name: '双方票数差多少算接近' },
  pointsWindowDays: { least: 3, most: 7, unit: '天', name: '积分公示提异议的时间' }
} as const
export type CountedChoice = keyof typeof choiceLimits

/** What the three choices about the township's opinion mean, in plain words. */
export const townCheckNames = {
  off: { name: '不送', note: '商议后直接开党员大会' },
  optional: { name: '村里自己定', note: '村里觉得需要时送乡镇听意见' },
  required: { name: '都要送', note: '商议后都先送乡镇听意见；到期没回就当没有意见' }
} as const satisfies Record<TownCheck, { name: string; note: string }>

const fields: readonly (keyof CountyChoice)[] = [
  'packFamily',
  'partyTwoThirds',
  'townCheck',
  'opinionWorkingDays',
  'repeatMonths',
  'closePercent',
  'pointsWindowDays'
]

/** The fields in which two choices differ, in the order of the form. */
export const changedFields = (before: CountyChoice, after: CountyChoice): (keyof CountyChoice)[] =>
  fields.filter((f) => before[f] !== after[f])
