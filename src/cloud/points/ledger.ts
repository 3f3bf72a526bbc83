import { sql } from 'kysely'
import type { Role } from '@/domain/role/roles'
import type { Db } from '../db/pool'

export interface Recorder {
  readonly id: string
  readonly name: string
  readonly role: Role
}

export interface AwardPosting {
  readonly villageId: string
  readonly entryId: string
  readonly householdId: string
  readonly memberId: string | null
  readonly itemId: string
  readonly points: number
  readonly cap: { readonly holderId: string; readonly period: string; readonly points: number } | null
  readonly occurredOn: string
  readonly by: Recorder
  readonly note: string | null
  readonly requestId: string
}

export type AwardResult =
  | { status: 'posted'; balance: number; remaining: number | null }
  | { status: 'cap_reached'; balance: number; remaining: number }
  | { status: 'no_account' | 'household_ended'; balance: number; remaining: number }

/**
 * Posts one award in one round trip: the database locks the household's account, keeps the cap, writes the entry
 * and the balance. Points are whole numbers above zero.
 */
export const postAward = async (db: Db, p: AwardPosting, now: Date): Promise<AwardResult> => {
  const { rows } = await sql<AwardResult>`
    select * from post_award(${p.villageId}::uuid, ${p.entryId}::uuid, ${p.householdId}::uuid, ${p.memberId}::uuid,
      ${p.itemId}::uuid, ${p.points}::int, ${p.cap?.holderId ?? null}::uuid, ${p.cap?.period ?? null}::text,
      ${p.cap?.points ?? null}::int, ${p.occurredOn}::date, ${now}::timestamptz, ${p.by.id}::uuid, ${p.by.name}::text,
      ${p.by.role}::text, ${p.note}::text, ${p.requestId}::uuid, 0)`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('post_award answered with no row')
  return row
}

export type ReversalStatus = 'reversed' | 'already_reversed' | 'not_an_award' | 'balance_too_low'

/** Reverses one award by a new entry the other way round, linked to it; gives back the cap it had used. */
export const reverseAward = async (
  db: Db,
  p: {
    villageId: string
    entryId: string
    reverses: string
    cap: { holderId: string; period: string } | null
    by: Recorder
    reason: string
    requestId: string
  },
  now: Date
): Promise<{ status: ReversalStatus; balance: number }> => {
  const { rows } = await sql<{ status: ReversalStatus; balance: number }>`
    select * from reverse_award(${p.villageId}::uuid, ${p.entryId}::uuid, ${p.reverses}::uuid,
      ${p.cap?.holderId ?? null}::uuid, ${p.cap?.period ?? null}::text, ${now}::timestamptz, ${p.by.id}::uuid,
      ${p.by.name}::text, ${p.by.role}::text, ${p.reason}::text, ${p.requestId}::uuid)`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('reverse_award answered with no row')
  return row
}
