import { sql } from 'kysely'
import {
  checkPoints,
  type Deduction,
  type HonourAnswer,
  type Ledger,
  type Posting,
  type ReversalAnswer,
  type SpendAnswer,
  type Tx
} from './ledger-types'

const one = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows
  if (!row) throw new Error('the ledger answered with no row')
  return row
}

const released = async (
  tx: Tx,
  p: Posting,
  what: { batchId: string | null; entryId: string | null; except: readonly string[]; on: string }
) => {
  const { rows } = await sql<{ released: number; points: number }>`
    select * from release_entries(${p.villageId}::uuid, ${what.batchId}::uuid, ${what.entryId}::uuid,
      ${what.except}::uuid[], ${what.on}::date, ${p.now}::timestamptz, ${p.by.id}::uuid, ${p.by.name}::text,
      ${p.by.role}::text, ${p.requestId}::uuid)`.execute(tx)
  return one(rows)
}

/**
 * Makes every pending award of a batch available, but those of `except` (their entries' ids) and those reversed. May be
 * repeated, also with fewer exceptions: each is released once. A batch of a village that was merged away is followed
 * into its successor. Answers how many, and their points.
 */
export const releaseBatch = (
  tx: Tx,
  p: Posting & { readonly batchId: string; readonly except: readonly string[]; readonly on: string }
): Promise<{ released: number; points: number }> =>
  released(tx, p, { batchId: p.batchId, entryId: null, except: p.except, on: p.on })

/** Makes one pending award available. `not_pending`: it was reversed, never waited, or is none. */
export const releaseEntry = async (
  tx: Tx,
  p: Posting & { readonly entryId: string; readonly on: string }
): Promise<{ status: 'released' | 'repeated' | 'not_pending' }> => {
  const done = await released(tx, p, { batchId: null, entryId: p.entryId, except: [], on: p.on })
  if (done.released > 0) return { status: 'released' }
  const before = await sql`select 1 from points_villages(${p.villageId}::uuid) v
    join points_entry e on e.village_id = v and e.kind = 'release' and (e.about = ${p.entryId}::uuid or e.about in (
      select c.id from points_entry c where c.village_id = v and c.kind = 'carried_in' and c.about = ${p.entryId}::uuid))`.execute(
    tx
  )
  return { status: before.rows.length > 0 ? 'repeated' : 'not_pending' }
}

/**
 * Carries everything that a household can spend, with its last days, and its honour into another household of the village.
 * What is on notice or held by a redemption stays. Answers how much went, 0 where there was nothing.
 */
export const carryHousehold = async (
  tx: Tx,
  p: Posting & {
    readonly householdId: string
    readonly intoId: string
    readonly on: string
    /** What the two statements say: where to, and where from. */
    readonly outNote: string
    readonly inNote: string
  }
): Promise<{ available: number; honour: number }> => {
  const { rows } = await sql<{ available: number; honour: number }>`
    select * from carry_household(${p.villageId}::uuid, ${p.householdId}::uuid, ${p.intoId}::uuid, ${p.on}::date,
      ${p.now}::timestamptz, ${p.by.id}::uuid, ${p.by.name}::text, ${p.by.role}::text, ${p.outNote}::text,
      ${p.inNote}::text, ${p.requestId}::uuid)`.execute(tx)
  return one(rows)
}

/**
 * Takes an award, honour, deduction, expiry or hand-over back by a new entry the other way round, from where its points
 * are now; an award's caps and slot are free again. `balance_too_low`: they were spent.
 */
export const reverseEntry = async (
  tx: Ledger,
  p: Posting & { readonly entryId: string; readonly reverses: string; readonly reason: string }
): Promise<ReversalAnswer> => {
  const { rows } = await sql<{
    status: ReversalAnswer['status']
    entry_id: string
    points: number
    pending: number
    available: number
  }>`select * from reverse_entry(${p.villageId}::uuid, ${p.entryId}::uuid, ${p.reverses}::uuid, ${p.now}::timestamptz,
    ${p.by.id}::uuid, ${p.by.name}::text, ${p.by.role}::text, ${p.reason}::text, ${p.requestId}::uuid)`.execute(
    tx
  )
  const { status, entry_id: entryId, points, pending, available } = one(rows)
  return status === 'reversed' || status === 'repeated'
    ? { status, entryId, points, pending, available }
    : { status }
}

interface SingleRow {
  readonly status: 'posted' | 'repeated' | 'balance_too_low' | 'no_account' | 'household_ended'
  readonly entry_id: string
  readonly available: number
  readonly honour: number
}

const postSingle = async (
  tx: Ledger,
  kind: 'reserve' | 'honour' | 'deduction',
  p: Posting & { entryId: string; householdId: string; points: number; on: string; note: string | null },
  also: { memberId?: string | null; category?: string; redemptionId?: string; line?: number }
): Promise<SingleRow> => {
  const { rows } = await sql<SingleRow>`
    select * from post_single(${kind}::text, ${p.villageId}::uuid, ${p.entryId}::uuid, ${p.householdId}::uuid,
      ${also.memberId ?? null}::uuid, ${checkPoints(p.points)}::int, ${also.category ?? null}::text,
      ${also.redemptionId ?? null}::uuid, ${p.on}::date, ${p.now}::timestamptz, ${p.by.id}::uuid, ${p.by.name}::text,
      ${p.by.role}::text, ${p.note}::text, ${p.requestId}::uuid, ${also.line ?? 0}::int)`.execute(tx)
  return one(rows)
}

const spent = <Done extends string>(row: SingleRow, done: Done): SpendAnswer<Done> => {
  const { status, entry_id: entryId, available } = row
  if (status === 'posted') return { status: done, entryId, available }
  if (status === 'repeated') return { status, entryId, available }
  if (status === 'balance_too_low') return { status, available }
  return status === 'no_account' ? { status } : { status }
}

/**
 * Holds available points for a redemption, once for each redemption. Whoever also takes goods locks their row first:
 * goods are shared by a village, an account is not.
 */
export const reserve = async (
  tx: Tx,
  p: Posting & {
    readonly entryId: string
    readonly redemptionId: string
    readonly householdId: string
    readonly memberId: string | null
    readonly points: number
    readonly on: string
    readonly note: string | null
  }
): Promise<SpendAnswer<'reserved'>> => spent(await postSingle(tx, 'reserve', p, p), 'reserved')

/** Takes available points of a category; the caller says how many may be taken (`deductible`). */
export const deduct = async (tx: Tx, p: Posting & Deduction): Promise<SpendAnswer<'posted'>> =>
  spent(await postSingle(tx, 'deduction', p, p), 'posted')

/** Books honour points, which are never spent. */
export const postHonour = async (
  tx: Tx,
  p: Posting & {
    readonly line: number
    readonly entryId: string
    readonly householdId: string
    readonly memberId: string | null
    readonly points: number
    readonly on: string
    readonly note: string
  }
): Promise<HonourAnswer> => {
  const { status, entry_id: entryId, honour } = await postSingle(tx, 'honour', p, p)
  if (status === 'posted' || status === 'repeated') return { status, entryId, honour }
  if (status === 'balance_too_low') throw new Error('honour takes nothing from an account')
  return { status }
}

type Ended = 'posted' | 'repeated' | 'handed_over' | 'given_back' | 'not_reserved'

const settle = async (
  tx: Tx,
  kind: 'hand_over' | 'give_back',
  p: Posting & { entryId: string; redemptionId: string; on: string },
  note: string | null
): Promise<Ended> => {
  const { rows } = await sql<{ status: Ended }>`
    select settle_reserve(${kind}::text, ${p.villageId}::uuid, ${p.entryId}::uuid, ${p.redemptionId}::uuid,
      ${p.on}::date, ${p.now}::timestamptz, ${p.by.id}::uuid, ${p.by.name}::text, ${p.by.role}::text, ${note}::text,
      ${p.requestId}::uuid) as status`.execute(tx)
  return one(rows).status
}

/** Ends a reservation by the hand-over of the goods. `given_back`: it had ended the other way. */
export const handOver = async (
  tx: Tx,
  p: Posting & { readonly entryId: string; readonly redemptionId: string; readonly on: string }
): Promise<{ status: 'handed_over' | 'repeated' | 'given_back' | 'not_reserved' }> => {
  const status = await settle(tx, 'hand_over', p, null)
  return { status: status === 'posted' ? 'handed_over' : status }
}

/**
 * Ends a reservation by giving the points back to the lots they came from; what has run out meanwhile can be spent for
 * another 30 days. `handed_over`: it had ended the other way.
 */
export const giveBack = async (
  tx: Tx,
  p: Posting & {
    readonly entryId: string
    readonly redemptionId: string
    readonly on: string
    readonly note: string | null
  }
): Promise<{ status: 'given_back' | 'repeated' | 'handed_over' | 'not_reserved' }> => {
  const status = await settle(tx, 'give_back', p, p.note)
  return { status: status === 'posted' ? 'given_back' : status }
}
