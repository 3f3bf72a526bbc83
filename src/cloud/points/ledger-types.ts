import type { Kysely, Transaction } from 'kysely'
import type { PointsCategory } from '@/domain/points/points'
import type { Role } from '@/domain/role/roles'
import type { Database } from '../db/schema'

export type Tx = Transaction<Database>
/** A transaction where something is written beside the entry; the pool where the entry stands alone. */
export type Ledger = Tx | Kysely<Database>

export interface Recorder {
  readonly id: string
  readonly name: string
  readonly role: Role | 'clock'
}

/** The one who books what falls due: named in the statement as the system, with the village's id. */
export const theClock = (villageId: string): Recorder => ({ id: villageId, name: '系统', role: 'clock' })

/** What every entry carries: the request it belongs to, who booked it, and when. */
export interface Posting {
  readonly villageId: string
  readonly requestId: string
  readonly by: Recorder
  readonly now: Date
}

/** One counter that an award may fill up to its limit, in points. */
export interface CapCounter {
  /** The household's or the member's id, nothing else. */
  readonly holderId: string
  /** The item's id, or that of a group of items which share the cap. */
  readonly counterId: string
  /** As `periodOf` names it: `2026-11-22`, `2026-11`, `2026-Q4` or `2026`. */
  readonly period: string
  readonly limit: number
}

/** The one place of an exclusive group: of its items one deed counts for a holder in a period. */
export interface Slot {
  readonly holderId: string
  readonly groupId: string
  readonly period: string
}

export interface AwardLine {
  /** Unique within the request: with it the key by which a repeat is known. */
  readonly line: number
  readonly entryId: string
  readonly householdId: string
  readonly memberId: string | null
  readonly itemId: string
  readonly points: number
  readonly caps: readonly CapCounter[]
  readonly slot: Slot | null
  readonly occurredOn: string
  /** The last day on which these points can be spent; null where the rulebook lets none expire. */
  readonly expiresOn: string | null
  readonly note: string | null
  readonly claimId: string | null
}

export type AwardAnswer =
  | {
      readonly status: 'posted' | 'repeated'
      /** Of a repeat: the entry that was booked first. */
      readonly entryId: string
      readonly pending: number
      readonly available: number
      /** The least that is left over its caps; null without caps and for a repeat. */
      readonly left: number | null
    }
  | { readonly status: 'cap_reached'; readonly cap: number; readonly left: number }
  | { readonly status: 'group_taken' }
  | { readonly status: 'household_ended' }
  | { readonly status: 'no_account' }
  | { readonly status: 'no_item' }

export type ReversalAnswer =
  | {
      readonly status: 'reversed' | 'repeated'
      readonly entryId: string
      readonly points: number
      readonly pending: number
      readonly available: number
    }
  | { readonly status: 'already_reversed' }
  | { readonly status: 'not_reversible' }
  | { readonly status: 'balance_too_low' }

export type SpendAnswer<Done extends string> =
  | { readonly status: Done | 'repeated'; readonly entryId: string; readonly available: number }
  | { readonly status: 'balance_too_low'; readonly available: number }
  | { readonly status: 'no_account' }
  | { readonly status: 'household_ended' }

export type HonourAnswer =
  | { readonly status: 'posted' | 'repeated'; readonly entryId: string; readonly honour: number }
  | { readonly status: 'no_account' }
  | { readonly status: 'household_ended' }

export interface Deduction {
  readonly line: number
  readonly entryId: string
  readonly householdId: string
  readonly category: PointsCategory
  readonly points: number
  readonly on: string
  readonly note: string
}

/** Points are whole numbers above zero; anything else is a bug of the caller. */
export const checkPoints = (points: number): number => {
  if (!Number.isSafeInteger(points) || points <= 0 || points > 1_000_000_000) {
    throw new RangeError(`${points} is no number of points`)
  }
  return points
}
