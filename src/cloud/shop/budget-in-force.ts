import type { Db } from '../db/pool'

/** The budget of the day, or null: their days never overlap. */
export const budgetInForce = async (db: Db, villageId: string, today: string) =>
  (await db
    .selectFrom('shop_budget')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('from_day', '<=', today)
    .where('to_day', '>=', today)
    .executeTakeFirst()) ?? null

/** Takes points out of a budget, or puts them back (below zero). */
export const commitPoints = async (
  db: Db,
  villageId: string,
  budgetId: string,
  points: number
): Promise<void> => {
  await db
    .updateTable('shop_budget')
    .set((e) => ({ committed: e('committed', '+', points) }))
    .where('village_id', '=', villageId)
    .where('id', '=', budgetId)
    .execute()
}

/** How many wait for budget in a village. */
export const countWaiting = async (db: Db, villageId: string): Promise<number> => {
  const row = await db
    .selectFrom('shop_redemption')
    .select((e) => e.fn.countAll<number>().as('waiting'))
    .where('village_id', '=', villageId)
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow()
  return Number(row.waiting)
}
