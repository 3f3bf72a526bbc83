import type { RulePack } from '../rule-pack/rule-pack'

/** 商议后的乡镇合法性意见: not used, at the village's choice, or always asked for (local practice). */
export const townChecks = ['off', 'optional', 'required'] as const
export type TownCheck = (typeof townChecks)[number]

/**
 * What a county chooses about the course of a decision. None of these numbers is national law; each is a
 * default of the rule pack or of this product, which a county replaces.
 */
export interface DecisionSettings {
  readonly townCheck: TownCheck
  /** Working days after which the township's silence is no objection. */
  readonly opinionWorkingDays: number
  /** Months before a rejected matter may come back without a change of substance. */
  readonly repeatMonths: number
  /**
   * 双方人数接近 (党章第17条, no number in the charter): a vote may be deferred when the two sides differ by at
   * most this many percent of the votes cast for and against.
   */
  readonly closePercent: number
}

/** The settings of a decision under its pack, with what the county chose instead. */
export const settingsOf = (pack: RulePack, county: Partial<DecisionSettings> = {}): DecisionSettings => ({
  townCheck: 'optional',
  opinionWorkingDays: pack.townshipWorkingDays.value,
  repeatMonths: pack.sameTopicMonths.value,
  closePercent: 10,
  ...county
})

/** Whether the two sides are so near that the vote may be put off (integers only: no share is rounded). */
export const isClose = (votes: { yes: number; no: number }, percent: number): boolean =>
  votes.yes + votes.no > 0 && 100 * Math.abs(votes.yes - votes.no) <= percent * (votes.yes + votes.no)
