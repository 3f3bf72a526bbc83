import { periodOf } from '../common/calendar'
import type { Cap } from '../points/points'
import { capReached } from '../points/points'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import type { ExclusiveGroup } from './rule-item'

/** Who did it, for which household, and when. */
export interface Deed {
  readonly householdId: string
  /** Null where nobody of the household is named. */
  readonly memberId: string | null
  readonly occurredOn: string
}

/** One counter that a posting moves: whose, in which period (`2026-Q4`), and how far it may go. */
export interface CapCounter {
  readonly holderId: string
  readonly period: string
  readonly most: number
}

const personNeeded = refuse('POINTS_PERSON_NEEDED', '这一条按人计算，请选择是哪位家人做的。', 'memberId')

const holderOf = (per: Cap['per'], deed: Deed): string | null =>
  per === 'person' ? deed.memberId : deed.householdId

/**
 * The counters an item's caps name for a deed, each in the period of the deed's own day, however late it is recorded.
 * Refuses POINTS_PERSON_NEEDED where a cap is a person's and nobody is named.
 */
export const countersOf = (caps: readonly Cap[], deed: Deed): Outcome<readonly CapCounter[]> => {
  const counters: CapCounter[] = []
  for (const cap of caps) {
    const holderId = holderOf(cap.per, deed)
    if (holderId === null) return personNeeded
    counters.push({ holderId, period: periodOf(cap.period, deed.occurredOn), most: cap.points })
  }
  return accept(counters)
}

/** How many points have been counted on a counter so far; reversed points are off it again. */
export type Used = (counter: CapCounter) => number

/** What all caps together leave for a deed, 0 at least; null without caps. */
export const remainingUnder = (counters: readonly CapCounter[], used: Used): number | null =>
  counters.length === 0 ? null : Math.max(0, Math.min(...counters.map((c) => c.most - used(c))))

/**
 * Whether the points of a deed fit under every cap; nothing is cut to what is left, for a day of work is not half a
 * day. Refuses POINTS_CAP_REACHED by the first cap that is too narrow, and POINTS_PERSON_NEEDED.
 */
export const fitsCaps = (
  caps: readonly Cap[],
  deed: Deed,
  points: number,
  used: Used
): Outcome<readonly CapCounter[]> => {
  const counters = countersOf(caps, deed)
  if (!counters.ok) return counters
  for (const [at, counter] of counters.value.entries()) {
    const left = counter.most - used(counter)
    if (points > left) return { ok: false, refusal: capReached(caps[at], Math.max(0, left)) }
  }
  return counters
}

/** A place in an exclusive group: taken once for a holder in a period. */
export interface GroupSlot {
  readonly group: string
  readonly holderId: string
  readonly period: string
}

/**
 * The slot of a deed in its item's exclusive group. Refuses POINTS_GROUP_TAKEN, naming the item that holds it already;
 * the same item may come again (its caps say how often). Refuses POINTS_PERSON_NEEDED.
 */
export const takeSlot = (
  group: ExclusiveGroup,
  item: { readonly ruleId: string },
  deed: Deed,
  heldBy: (slot: GroupSlot) => { readonly ruleId: string; readonly words: string } | null
): Outcome<GroupSlot> => {
  const holderId = holderOf(group.per, deed)
  if (holderId === null) return personNeeded
  const slot = { group: group.name, holderId, period: periodOf(group.period, deed.occurredOn) }
  const holder = heldBy(slot)
  if (holder && holder.ruleId !== item.ruleId) {
    return refuse('POINTS_GROUP_TAKEN', `同一期里已经记过“${holder.words}”，这两条只能记一条。`, 'itemId')
  }
  return accept(slot)
}
