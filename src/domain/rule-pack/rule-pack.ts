import type { MeetingKind, MeetingMode } from '../meeting/kinds'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { type Article, cite, type OrganicText, organic, type Rule } from './articles'
import { type PackFamily, packFamilies } from './families'
import { nationalPack } from './national'
import { overlays } from './overlays'

export { type PackFamily, packFamilies } from './families'

/** How many are enough: integers are compared, nothing is ever rounded (民法典第1259条: 以上 holds the number, 过半数 does not). */
export const comparisons = {
  half_or_more: '半数以上',
  more_than_half: '过半数',
  two_thirds: '三分之二以上'
} as const
export type Comparison = keyof typeof comparisons

export interface Threshold {
  readonly compare: Comparison
  /** What it is a part of: all who ought to come, or those who came. */
  readonly of: 'eligible' | 'present'
  readonly basis: Rule<never>['basis']
  readonly article: Article
}

export interface ThresholdPair {
  /** Null where the law names no quorum: then no fewer can decide than must agree. */
  readonly quorum: Threshold | null
  readonly pass: Threshold
}

export interface MeetingRule {
  /** `any` where the mode makes no difference; otherwise one pair for each mode. */
  readonly pairs: { readonly any: ThresholdPair } | Readonly<Partial<Record<MeetingMode, ThresholdPair>>>
  /** Days before the meeting by which those who ought to come are told of time and agenda. */
  readonly noticeDays: Rule<number> | null
  /** Whether a shorter notice is lawful in an emergency, with a written reason. */
  readonly urgentNotice: Rule<true> | null
  readonly minPerYear: Rule<number> | null
  /** A second quorum among the women representatives. */
  readonly women: Threshold | null
  /** A second quorum among all party members, with those who have no vote. */
  readonly allMembers: Threshold | null
  /** First day on which the law of this meeting applies. */
  readonly since: string
}

/** A part of those entitled that can demand a meeting, and the days within which it is then called. */
export interface RequestRight {
  readonly by: 'villagers' | 'reps'
  readonly oneOutOf: number
  readonly article: Article
  readonly basis: Rule<never>['basis']
}

/** `national-2026`, `zhejiang-2018` …; the ending is a county's own choice of two thirds for the members' meeting. */
export type RulePackId = `${PackFamily}-${'2018' | '2026'}${'' | '+party-two-thirds'}`

/** The rules of a place from one day to another, each number with its article; a decision keeps the one it began under. */
export interface RulePack {
  readonly id: RulePackId
  readonly family: PackFamily
  readonly name: string
  /** The first digits of the places it is made for; null: everywhere. */
  readonly place: string | null
  readonly from: string
  readonly to: string | null
  readonly organic: OrganicText
  readonly meetings: Readonly<Record<MeetingKind, MeetingRule>>
  readonly requests: Readonly<Partial<Record<MeetingKind, readonly RequestRight[]>>>
  /** Within how many days a meeting of representatives is called once it is demanded; null: the law says only 应当. */
  readonly callWithinDays: Rule<number> | null
  /** Days a notice stays up. */
  readonly postingDays: Rule<number>
  /** Days from the event by which it is published; null: 及时. */
  readonly publishWithinDays: Rule<number> | null
  readonly objectionDays: Rule<number>
  readonly receiptHours: Rule<number>
  readonly replyDays: Rule<number>
  readonly complexReplyDays: Rule<number>
  readonly governmentReplyDays: Rule<number>
  /** Working days after which the township's silence is no objection. */
  readonly townshipWorkingDays: Rule<number>
  /** Months before a rejected topic comes again without a change of substance. */
  readonly sameTopicMonths: Rule<number>
  /** At most one representative of a household. */
  readonly oneRepPerHousehold: Rule<boolean>
}

const both = (pick: (text: OrganicText) => RulePack): RulePack[] => [pick('organic2025'), pick('organic2018')]

/** Every pack as written, the newest first; `+party-two-thirds` makes a second one of each. */
export const rulePacks: readonly RulePack[] = [
  ...both(nationalPack),
  ...overlays.flatMap((overlay) => both((text) => overlay(nationalPack(text))))
]

const PARTY_TWO_THIRDS = '+party-two-thirds'

/** The same pack with two thirds of all party members as a second quorum of their meeting: a widespread local custom. */
export const withPartyTwoThirds = (pack: RulePack): RulePack => {
  const article: Article = { law: 'custom', number: null }
  const rule = pack.meetings.party_members
  return {
    ...pack,
    id: `${pack.family}-${pack.organic === 'organic2025' ? '2026' : '2018'}${PARTY_TWO_THIRDS}`,
    name: `${pack.name}·党员大会三分之二到会`,
    meetings: {
      ...pack.meetings,
      party_members: {
        ...rule,
        allMembers: { compare: 'two_thirds', of: 'eligible', basis: 'local', article }
      }
    }
  }
}

/** The pack of an id as stored with a decision; undefined when there is none. */
export const packById = (id: string): RulePack | undefined => {
  const twoThirds = id.endsWith(PARTY_TWO_THIRDS)
  const plain = twoThirds ? id.slice(0, -PARTY_TWO_THIRDS.length) : id
  const pack = rulePacks.find((p) => p.id === plain)
  return pack && twoThirds ? withPartyTwoThirds(pack) : pack
}

const validOn = (pack: RulePack, on: string): boolean =>
  pack.from <= on && (pack.to === null || on <= pack.to)

/** The family made for the place of a code; `national` where there is none. */
export const placedFamily = (code12: string): PackFamily =>
  rulePacks.find((p) => p.place !== null && code12.startsWith(p.place))?.family ?? 'national'

/**
 * The pack for a place on a day: the family the county chose, else the one made for the place, else the national one.
 * A day before the first pack gets the oldest of the family, so that old papers can still be read.
 */
export const packFor = (at: {
  readonly code12: string
  readonly chosen?: PackFamily | null
  readonly partyTwoThirds?: boolean
  readonly on: string
}): RulePack => {
  const family = at.chosen ?? placedFamily(at.code12)
  const ofFamily = rulePacks.filter((p) => p.family === family)
  const pack = ofFamily.find((p) => validOn(p, at.on)) ?? ofFamily[ofFamily.length - 1]
  if (!pack) throw new Error(`no rule pack of family ${family}`)
  return at.partyTwoThirds ? withPartyTwoThirds(pack) : pack
}

/**
 * A pack named by a person or a file: an id (`zhejiang-2026`), or a family (`zhejiang`), of which the one valid on the
 * day is taken; nothing named: the national one of the day. An id keeps its rules after its last day, for the decision
 * that began under it. Refuses RULE_PACK_UNKNOWN and RULE_PACK_NOT_YET.
 */
export const findPack = (named: string | null, on: string): Outcome<RulePack> => {
  const twoThirds = named?.endsWith(PARTY_TWO_THIRDS) ?? false
  const plain = named === null ? 'national' : twoThirds ? named.slice(0, -PARTY_TWO_THIRDS.length) : named
  const exact = rulePacks.find((p) => p.id === plain)
  const ofFamily = exact ? [exact] : rulePacks.filter((p) => p.family === plain)
  if (ofFamily.length === 0) {
    const known = Object.keys(packFamilies).join('、')
    return refuse('RULE_PACK_UNKNOWN', `没有这个规则包。可以填：${known}，或者带年份的编号。`, 'rulePack')
  }
  const pack = exact ? exact : ofFamily.find((p) => validOn(p, on))
  if (!pack || on < pack.from) return refuseNotYet(pack ?? ofFamily[ofFamily.length - 1])
  return accept(twoThirds ? withPartyTwoThirds(pack) : pack)
}

const refuseNotYet = (pack: RulePack | undefined) =>
  refuse(
    'RULE_PACK_NOT_YET',
    `规则包从${pack?.from ?? '以后'}起适用，这个日期在它之前。请核对日期，或者换用当时适用的规则包。`,
    'date'
  )

/** An article of the 组织法 as cited under a pack, asked for by its number of 2025; without number where none is known. */
export const citeOrganic = (pack: RulePack, number2025: number): string =>
  cite(organic(pack.organic, number2025) ?? { law: pack.organic, number: null })
