import { daysBetween } from '../common/calendar'
import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { type CapCounter, countersOf, type Deed, fitsCaps, remainingUnder, takeSlot } from '../rulebook/caps'
import type { ExclusiveGroup, Recorder, RuleItem } from '../rulebook/rule-item'
import { mostDaysBack } from './names'
import { claimRefusals } from './refusals'

/** An item with the days on which it held. */
export interface DatedItem extends RuleItem {
  readonly id: string
  /** What it shares with the same rule of other versions: caps and groups go on through a change of the rulebook. */
  readonly ruleId: string
  readonly effectiveFrom: string
  readonly lastDay: string | null
  readonly exclusive: ExclusiveGroup | null
}

/** Another claim of the same household that is under way or booked: what the caps and groups see. */
export interface OtherClaim {
  readonly ruleId: string
  readonly words: string
  /** The exclusive group of its item. */
  readonly group: string | null
  readonly memberId: string | null
  readonly occurredOn: string
  readonly points: number
  /** In the ledger already, and so on its counters. */
  readonly booked: boolean
}

const refusalOf = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal })

/**
 * Whether a deed of that day can be claimed under an item at all, by this kind of recorder (null: nobody has to be
 * asked). Refuses POINTS_DAY_AHEAD, POINTS_DAY_TOO_OLD, POINTS_RULE_NOT_IN_FORCE, CLAIM_NOTHING_TO_EARN,
 * CLAIM_NOT_BY_YOU and CLAIM_EVIDENCE_NEEDED.
 */
export const checkDeed = (
  item: DatedItem,
  deed: {
    readonly occurredOn: string
    readonly recorder: Recorder | null
    readonly evidence: boolean
  },
  today: string
): Outcome<null> => {
  if (deed.occurredOn > today) {
    return refuse('POINTS_DAY_AHEAD', '日期在今天之后，请改成做这件事的那一天。', 'occurredOn')
  }
  if (daysBetween(deed.occurredOn, today) > mostDaysBack) {
    return refuse('POINTS_DAY_TOO_OLD', `只能补记${mostDaysBack}天以内的事。`, 'occurredOn')
  }
  const over = item.lastDay !== null && deed.occurredOn > item.lastDay
  if (deed.occurredOn < item.effectiveFrom || over) {
    return refuse('POINTS_RULE_NOT_IN_FORCE', '那一天这条细则还没有生效或已经失效，请换一条。', 'itemId')
  }
  // Honour points come from an award, with its own notice.
  if (item.points <= 0 || item.honour) return refusalOf(claimRefusals.nothingToEarn)
  if (deed.recorder !== null && !item.recordedBy.includes(deed.recorder)) {
    return refusalOf(claimRefusals.notByYou)
  }
  if (item.evidence?.needed && !deed.evidence) return refusalOf(claimRefusals.evidenceNeeded)
  return accept(null)
}

const holderOfOther = (counter: CapCounter, deed: Deed, other: OtherClaim): boolean =>
  counter.holderId === deed.householdId || counter.holderId === other.memberId

const inPeriod = (counter: CapCounter, item: DatedItem, deed: Deed, other: OtherClaim): boolean => {
  const there = countersOf(item.caps, { ...deed, occurredOn: other.occurredOn })
  return there.ok && there.value.some((c) => c.period === counter.period && c.holderId === counter.holderId)
}

/** What counts against a cap: what is booked, and what is under way and may still be. */
const usedWith =
  (item: DatedItem, deed: Deed, others: readonly OtherClaim[], booked: (c: CapCounter) => number) =>
  (counter: CapCounter): number =>
    booked(counter) +
    others
      .filter((o) => !o.booked && o.ruleId === item.ruleId)
      .filter((o) => holderOfOther(counter, deed, o) && inPeriod(counter, item, deed, o))
      .reduce((sum, o) => sum + o.points, 0)

/** What all caps leave for one more deed, with what is under way; null without caps, 0 where nobody is named. */
export const leftFor = (
  item: DatedItem,
  deed: Deed,
  others: readonly OtherClaim[],
  booked: (counter: CapCounter) => number
): number | null => {
  const counters = countersOf(item.caps, deed)
  return counters.ok ? remainingUnder(counters.value, usedWith(item, deed, others, booked)) : 0
}

/** The item of the same exclusive group that holds the deed's place already, or null. */
export const groupHolder = (item: DatedItem, deed: Deed, others: readonly OtherClaim[]): Outcome<null> => {
  const group = item.exclusive
  if (group === null) return accept(null)
  const slot = takeSlot(group, item, deed, (wanted) => {
    const holder = others.find((o) => {
      if (o.group !== group.name || o.ruleId === item.ruleId) return false
      const theirs = takeSlot(
        group,
        item,
        { ...deed, memberId: o.memberId, occurredOn: o.occurredOn },
        () => null
      )
      return theirs.ok && theirs.value.holderId === wanted.holderId && theirs.value.period === wanted.period
    })
    return holder ? { ruleId: holder.ruleId, words: holder.words } : null
  })
  return slot.ok ? accept(null) : slot
}

/** A deed that names nobody may be anybody's of the household: it is the same as one that names somebody. */
const isRepeated = (item: DatedItem, deed: Deed, others: readonly OtherClaim[]): boolean =>
  others.some(
    (o) =>
      o.ruleId === item.ruleId &&
      o.occurredOn === deed.occurredOn &&
      (o.memberId === deed.memberId || o.memberId === null || deed.memberId === null)
  )

/**
 * Whether a deed stands alone: not the same one twice, and no other of its exclusive group. Refuses
 * CLAIM_SAME_ALREADY, POINTS_GROUP_TAKEN and POINTS_PERSON_NEEDED.
 */
export const aloneBeside = (item: DatedItem, deed: Deed, others: readonly OtherClaim[]): Outcome<null> =>
  isRepeated(item, deed, others) ? refusalOf(claimRefusals.sameAlready) : groupHolder(item, deed, others)

/**
 * Whether one more deed fits: not the same deed twice, under every cap with what is under way, and alone in its
 * exclusive group. Refuses CLAIM_SAME_ALREADY, POINTS_CAP_REACHED, POINTS_GROUP_TAKEN and POINTS_PERSON_NEEDED.
 */
export const fitsBeside = (
  item: DatedItem,
  deed: Deed & { readonly points: number },
  others: readonly OtherClaim[],
  booked: (counter: CapCounter) => number
): Outcome<null> => {
  if (isRepeated(item, deed, others)) return refusalOf(claimRefusals.sameAlready)
  const caps = fitsCaps(item.caps, deed, deed.points, usedWith(item, deed, others, booked))
  return caps.ok ? groupHolder(item, deed, others) : caps
}
