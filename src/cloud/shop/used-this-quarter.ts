import { sql } from 'kysely'
import type { Db } from '../db/pool'

/** What a household asked for in a quarter and did not give back: pieces of these goods, and points of all goods. */
export const usedThisQuarter = async (
  db: Db,
  of: { readonly villageId: string; readonly householdId: string; readonly goodsId: string },
  quarter: { readonly from: string; readonly to: string }
): Promise<{ pieces: number; points: number }> => {
  const row = await db
    .selectFrom('shop_redemption')
    .select([
      sql<number>`coalesce(sum(count) filter (where goods_id = ${of.goodsId}), 0)::int`.as('pieces'),
      sql<number>`coalesce(sum(points), 0)::int`.as('points')
    ])
    .where('village_id', '=', of.villageId)
    .where('household_id', '=', of.householdId)
    .where('asked_on', '>=', quarter.from)
    .where('asked_on', '<=', quarter.to)
    .where('state', 'not in', ['cancelled', 'expired'])
    .executeTakeFirstOrThrow()
  return row
}
