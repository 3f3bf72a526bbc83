import { sql, type Transaction } from 'kysely'
import type { BatchLine } from '@/domain/claim/batch-text'
import { dayOf } from '@/domain/common/calendar'
import { publicHouseholdName } from '@/domain/household/household'
import { capReached, pointsRefusals } from '@/domain/points/points'
import type { Refusal } from '@/domain/refusal/refusal'
import { expiresOn } from '@/domain/rulebook/expiry'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { type AwardAnswer, type AwardLine, postAwards, type Recorder } from '../points/ledger'
import { readRuleItemsById, type StoredRuleItem } from '../rulebook/rule-items'
import { readClaimNames } from './claim-names'
import type { LoadedClaim } from './load-claims'
import { ledgerCounters } from './rule-of-claim'

type Tx = Transaction<Database>
type Items = ReadonlyMap<string, StoredRuleItem>

/** A household's line of a batch, with its claims. */
export interface HouseholdLine extends BatchLine {
  readonly householdId: string
  readonly claims: readonly LoadedClaim[]
}

export const itemsOf = (db: Db, villageId: string, claims: readonly LoadedClaim[]): Promise<Items> =>
  readRuleItemsById(
    db,
    villageId,
    claims.map((c) => c.row.item_id)
  )

/** The claims of a batch as the public list has them: a line a household, in the order of the household numbers. */
export const householdLines = async (
  db: Db,
  villageId: string,
  claims: readonly LoadedClaim[],
  items: Items
): Promise<HouseholdLine[]> => {
  const by = new Map<string, LoadedClaim[]>()
  for (const claim of claims) {
    const of = by.get(claim.row.household_id)
    if (of) of.push(claim)
    else by.set(claim.row.household_id, [claim])
  }
  const names = await readClaimNames(
    db,
    villageId,
    [...by.keys()].map((household_id) => ({ household_id, member_id: null }))
  )
  const ordered = [...by].sort(([a], [b]) => names.head(a).no.localeCompare(names.head(b).no))
  return ordered.map(([householdId, of], at) => {
    const { name, no } = names.head(householdId)
    const sum = (category: string) =>
      of
        .filter((c) => items.get(c.row.item_id)?.category === category)
        .reduce((points, c) => points + (c.row.points ?? 0), 0)
    return {
      no: at + 1,
      householdId,
      claims: of,
      householdName: publicHouseholdName(name, no),
      ...{ participation: sum('participation'), courtyard: sum('courtyard'), virtue: sum('virtue') }
    }
  })
}

/** What a claim is booked as. */
export const awardOf = (
  { row }: LoadedClaim,
  item: StoredRuleItem | undefined,
  line: number,
  points: number,
  now: Date
): AwardLine => {
  if (!item) throw new Error(`a claim without its rule: ${row.id}`)
  const deed = { householdId: row.household_id, memberId: row.member_id, occurredOn: row.occurred_on }
  return {
    line,
    entryId: newId(),
    ...deed,
    itemId: item.id,
    points,
    caps: ledgerCounters(item, deed),
    // Exclusive groups are kept where claims are made, under the household's lock: the same rule may come again there.
    slot: null,
    expiresOn: expiresOn(item.expiry, dayOf(now)),
    note: null,
    claimId: row.id
  }
}

/** Why the ledger would not book a line, in words; null where it would. */
export const bookingFault = (answer: AwardAnswer, item: StoredRuleItem | undefined): Refusal | null => {
  switch (answer.status) {
    case 'posted':
    case 'repeated':
      return null
    case 'cap_reached': {
      const cap = item?.caps[answer.cap]
      if (!cap) throw new Error('a cap that its rule does not have')
      return capReached(cap, answer.left)
    }
    case 'household_ended':
      return pointsRefusals.householdEnded
    default:
      throw new Error(`the ledger answered ${answer.status} to a claim`)
  }
}

interface Booking {
  readonly villageId: string
  readonly batchId: string
  readonly requestId: string
  readonly by: Recorder
  readonly now: Date
}

export interface Booked {
  readonly loaded: LoadedClaim
  readonly entryId: string
  readonly fault: Refusal | null
}

/** Books the claims of a batch as pending, in one call; each is answered for itself. */
export const bookPending = async (
  tx: Tx,
  of: Booking,
  claims: readonly LoadedClaim[],
  items: Items
): Promise<Booked[]> => {
  const lines = claims.map((c, at) => awardOf(c, items.get(c.row.item_id), at, c.row.points ?? 0, of.now))
  const answers = await postAwards(tx, { ...of, pending: true, lines })
  return claims.map((loaded, at) => {
    const answer = answers[at] as AwardAnswer
    const booked = answer.status === 'posted' || answer.status === 'repeated'
    return {
      loaded,
      entryId: booked ? answer.entryId : (lines[at]?.entryId ?? ''),
      fault: bookingFault(answer, items.get(loaded.row.item_id))
    }
  })
}

/**
 * Asks the ledger itself which of these claims it would book, and leaves no trace: only it knows what is left of every
 * cap when all of them come together.
 */
export const tryBooking = async (
  tx: Tx,
  of: Booking,
  claims: readonly LoadedClaim[],
  items: Items
): Promise<Booked[]> => {
  await sql`savepoint trial`.execute(tx)
  const booked = await bookPending(tx, of, claims, items)
  await sql`rollback to savepoint trial`.execute(tx)
  await sql`release savepoint trial`.execute(tx)
  return booked
}
