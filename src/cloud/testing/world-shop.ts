import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { WorldPlace } from './world-places'

/** Goods of 5 points with nothing in stock, a budget of one point for the quarter, and a redemption of household 0 that was cancelled. */
export const shopIn = async (db: Db, at: WorldPlace, now: Date) => {
  const ids = { goodsId: newId(), budgetId: newId(), redemptionId: newId() }
  const village_id = at.villageId
  const keeper = at.holders.committee_member
  const asker = at.holders.villager
  await db.insertInto('shop').values({ village_id, updated_at: now }).execute()
  await db
    .insertInto('shop_goods')
    .values({
      ...{ village_id, id: ids.goodsId, name: '洗衣粉', words: '1.5公斤', unit: '袋', price: 5 },
      ...{ source: 'bought', source_name: '向家百货', cost_fen: 500, on_sale: true, updated_at: now }
    })
    .execute()
  await db
    .insertInto('shop_budget')
    .values({
      ...{ village_id, id: ids.budgetId, from_day: '2026-10-01', to_day: '2026-12-31', points: 1 },
      ...{ fund: '村集体收益', announced_at: now }
    })
    .execute()
  await db
    .insertInto('shop_budget_event')
    .values({
      ...{ village_id, id: newId(), budget_id: ids.budgetId, at: now, points: 1, words: '张贴在公示栏' },
      ...{ by_id: keeper.id, by_name: keeper.name }
    })
    .execute()
  await db
    .insertInto('shop_redemption')
    .values({
      ...{ village_id, id: ids.redemptionId, household_id: at.households[0].id, goods_id: ids.goodsId },
      ...{ count: 1, points: 5, cost_fen: 500, source_name: '向家百货', state: 'cancelled' },
      ...{ asked_by: asker.id, asked_by_name: asker.name, at_counter: false, asked_on: '2026-11-01' },
      asked_at: now
    })
    .execute()
  return ids
}
