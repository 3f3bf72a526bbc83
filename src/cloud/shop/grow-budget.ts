import { dayOf } from '@/domain/common/calendar'
import { common } from '@/domain/refusal/refusal'
import { GrowBudget } from '@/domain/shop/forms'
import { shopRefusals } from '@/domain/shop/refusals'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { lockShop } from './lock-shop'
import { presentServed } from './present-shop'
import { refusePersonal } from './refuse-personal'
import { serveQueue } from './serve-queue'
import { writeBudgetEvent } from './write-budget-event'

/**
 * Adds to a budget, never takes from it; those who wait get their turn in their order. Refuses SHOP_BUDGET_OVER,
 * SHOP_PERSONAL_DATA and VILLAGE_ENDED.
 */
export const growBudget = mutation({
  action: 'shop_keep',
  input: GrowBudget,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, input, subject) => {
    const { db, now } = ctx
    const { villageId, budgetId, points, words } = input
    refusePersonal({ words })
    const shop = await lockShop(db, villageId, now)
    const budget = await db
      .selectFrom('shop_budget')
      .select('to_day')
      .where('village_id', '=', villageId)
      .where('id', '=', budgetId)
      .forUpdate()
      .executeTakeFirst()
    if (!budget) return deny(common.notFound)
    if (budget.to_day < dayOf(now)) deny(shopRefusals.budgetOver)
    await db
      .updateTable('shop_budget')
      .set((e) => ({ points: e('points', '+', points) }))
      .where('village_id', '=', villageId)
      .where('id', '=', budgetId)
      .execute()
    const by = recorderFor(ctx, 'shop_keep', subject)
    await writeBudgetEvent(db, { villageId, budgetId, points, words, now, by })
    return presentServed(budgetId, await serveQueue(db, shop, now))
  }
})
