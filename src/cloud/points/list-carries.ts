import { ListCarries } from '@/domain/points/carry'
import { may, type Subject } from '@/domain/role/may'
import { query } from '../api/procedure'
import { readClaimNames } from '../claim/claim-names'
import { judging } from '../claim/judge'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { whereTheyLive } from './carry-facts'
import { carryFault } from './decide-carry'
import { type Left, presentCarry, presentLeft } from './present-carry'

const PAGE = 30
/** Households that end with points and stay so: more would be a village that lets them lie for years. */
const MOST_LEFT = 100

const leftIn = async (db: Db, villageId: string): Promise<Left[]> => {
  const rows = await db
    .selectFrom('household as h')
    .innerJoin('points_account as a', (j) =>
      j.onRef('a.village_id', '=', 'h.village_id').onRef('a.household_id', '=', 'h.id')
    )
    .select(['h.id', 'h.no', 'h.ended_on', 'a.available', 'a.honour', 'a.pending', 'a.reserved'])
    .where('h.village_id', '=', villageId)
    .where('h.ended_on', 'is not', null)
    .where((w) => w.or([w('a.available', '>', 0), w('a.honour', '>', 0)]))
    .orderBy('h.ended_on', 'desc')
    .orderBy('h.id')
    .limit(MOST_LEFT)
    .execute()
  const ids = rows.map((r) => r.id)
  const homes = await whereTheyLive(db, villageId, ids)
  const gone =
    ids.length === 0
      ? []
      : await db
          .selectFrom('member')
          .select(['household_id', 'name'])
          .where('village_id', '=', villageId)
          .where('household_id', 'in', ids)
          .orderBy('id')
          .execute()
  return rows.map((r) => ({
    ...{ householdId: r.id, no: r.no, endedOn: r.ended_on ?? '', available: r.available, honour: r.honour },
    waiting: r.pending + r.reserved,
    names: gone.filter((m) => m.household_id === r.id).map((m) => m.name),
    homes: homes.get(r.id) ?? []
  }))
}

/**
 * Ended households of a village that still have points, with where their people live now; and what was asked about such
 * points, the newest first, thirty a page. The households come with the first page.
 */
export const listCarries = query({
  action: 'points_carry_ask',
  input: ListCarries,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, before }, subject: Subject) => {
    const { db } = ctx
    const rows = await db
      .selectFrom('points_carry')
      .selectAll()
      .where('village_id', '=', villageId)
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(PAGE)
      .execute()
    const left = before === undefined ? await leftIn(db, villageId) : []
    const ids = [
      ...left.flatMap((l) => l.homes.map((h) => h.householdId)),
      ...rows.flatMap((r) => [r.household_id, r.into_id])
    ]
    const names = await readClaimNames(
      db,
      villageId,
      ids.map((household_id) => ({ household_id, member_id: null }))
    )
    const me = may(ctx.actor, 'points_carry', subject) ? await judging(ctx, 'points_carry', subject) : null
    const carries = rows.map((row) => {
      const fault = me && row.state === 'open' ? carryFault(me, row) : null
      const mayDecide = me !== null && row.state === 'open' && fault === null
      return presentCarry(row, names, { mayDecide, why: fault?.message ?? null })
    })
    return {
      left: left.map((l) => presentLeft(l, names)),
      carries,
      next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null
    }
  }
})
