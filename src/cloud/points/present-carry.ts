import { type CarryState, carryStates } from '@/domain/points/carry'
import type { ClaimNames } from '../claim/claim-names'
import { whoWords } from '../claim/present-claim'
import type { CarryRow } from './carry-facts'

export const presentCarryAsked = (carryId: string) => ({ carryId })

export const presentCarryDecided = (
  state: CarryState,
  went: { readonly available: number; readonly honour: number } | null
) => ({ state, stateName: carryStates[state], available: went?.available ?? 0, honour: went?.honour ?? 0 })

export interface Left {
  readonly householdId: string
  readonly no: string
  readonly endedOn: string
  readonly available: number
  readonly honour: number
  /** On a notice or held by a redemption: these go once they are free. */
  readonly waiting: number
  /** Who of it is gone, by the roster. */
  readonly names: readonly string[]
  readonly homes: readonly { readonly householdId: string; readonly names: readonly string[] }[]
}

/** An ended household with points, and where its people live now; for those who decide where these go. */
export const presentLeft = (left: Left, names: ClaimNames) => ({
  householdId: left.householdId,
  no: left.no,
  endedOn: left.endedOn,
  available: left.available,
  honour: left.honour,
  waiting: left.waiting,
  formerly: left.names,
  homes: left.homes.map((home) => ({
    householdId: home.householdId,
    householdName: names.household(home.householdId),
    who: home.names
  }))
})

/** What was asked: from where to where, how much went, why, by whom; and whether the reader may decide it. */
export const presentCarry = (
  row: CarryRow,
  names: ClaimNames,
  why: { readonly mayDecide: boolean; readonly why: string | null }
) => ({
  carryId: row.id,
  householdId: row.household_id,
  no: names.head(row.household_id).no,
  intoId: row.into_id,
  intoName: names.household(row.into_id),
  reason: row.reason,
  askedBy: whoWords(row.asked_by_name, row.asked_by_role),
  askedAt: row.asked_at.toISOString(),
  state: row.state,
  stateName: carryStates[row.state],
  available: row.available,
  honour: row.honour,
  decidedBy:
    row.decided_by_name && row.decided_by_role ? whoWords(row.decided_by_name, row.decided_by_role) : null,
  decidedAt: row.decided_at?.toISOString() ?? null,
  words: row.words,
  ...why
})
