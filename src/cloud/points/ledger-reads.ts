import { sql } from 'kysely'
import type { PointsCategory } from '@/domain/points/points'
import type { CapCounter, Ledger } from './ledger-types'

export interface Account {
  readonly pending: number
  readonly available: number
  readonly reserved: number
  readonly honour: number
  /** How many entries it has: the number of the last one. */
  readonly entries: number
}

/** The accounts of these households; one that has none is missing from the answer. */
export const readAccounts = async (
  db: Ledger,
  villageId: string,
  householdIds: readonly string[]
): Promise<Map<string, Account>> => {
  if (householdIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('points_account')
    .select(['household_id', 'pending', 'available', 'reserved', 'honour', 'entries'])
    .where('village_id', '=', villageId)
    .where('household_id', 'in', householdIds)
    .execute()
  return new Map(rows.map(({ household_id, ...account }) => [household_id, account]))
}

/** All points a village's households hold: its fund has to stand for pending + available + reserved. */
export const outstanding = async (
  db: Ledger,
  villageId: string
): Promise<Pick<Account, 'pending' | 'available' | 'reserved' | 'honour'>> => {
  const row = await db
    .selectFrom('points_account')
    .select((e) => [
      e.fn.coalesce(e.fn.sum<number>('pending'), sql<number>`0::bigint`).as('pending'),
      e.fn.coalesce(e.fn.sum<number>('available'), sql<number>`0::bigint`).as('available'),
      e.fn.coalesce(e.fn.sum<number>('reserved'), sql<number>`0::bigint`).as('reserved'),
      e.fn.coalesce(e.fn.sum<number>('honour'), sql<number>`0::bigint`).as('honour')
    ])
    .where('village_id', '=', villageId)
    .executeTakeFirstOrThrow()
  return row
}

/** What is used of some counters, in their order: for foresight only, the posting alone keeps a cap. */
export const readCapsUsed = async (
  db: Ledger,
  villageId: string,
  counters: readonly Pick<CapCounter, 'holderId' | 'counterId' | 'period'>[]
): Promise<number[]> => {
  if (counters.length === 0) return []
  const { rows } = await sql<{ used: number }>`
    select coalesce(c.used, 0) as used
    from unnest(${counters.map((c) => c.holderId)}::uuid[], ${counters.map((c) => c.counterId)}::uuid[],
      ${counters.map((c) => c.period)}::text[]) with ordinality t (holder, counter, period, at)
    left join points_cap c on c.village_id = ${villageId}::uuid and c.holder_id = t.holder
      and c.counter_id = t.counter and c.period = t.period
    order by t.at`.execute(db)
  return rows.map((row) => row.used)
}

/** What a household earned in a category by deeds of these days, both included: awards less what was taken back. */
export const earnedIn = async (
  db: Ledger,
  of: { villageId: string; householdId: string; category: PointsCategory; from: string; to: string }
): Promise<number> => {
  const { rows } = await sql<{ points: number }>`
    select coalesce(sum(case when e.from_bucket = 'issuing' then e.points else -e.points end), 0)::int as points
    from points_entry e
    left join rulebook_item i on i.village_id = e.village_id and i.id = e.item_id
    where e.village_id = ${of.villageId}::uuid and e.household_id = ${of.householdId}::uuid
      and e.kind in ('award', 'reversal', 'deduction') and coalesce(e.category, i.category) = ${of.category}
      and e.occurred_on between ${of.from}::date and ${of.to}::date`.execute(db)
  return rows[0]?.points ?? 0
}
