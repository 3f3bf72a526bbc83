import { dayOf } from '@/domain/common/calendar'
import { common } from '@/domain/refusal/refusal'
import { may } from '@/domain/role/may'
import { ReadGoods } from '@/domain/shop/forms'
import { quarterOf } from '@/domain/shop/redeem'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { householdSubject, villageSubject } from '../place/subjects'
import { readAccounts } from '../points/ledger'
import { budgetInForce, countWaiting } from './budget-in-force'
import { presentBudget, presentGoods, presentPurse, presentTerms } from './present-shop'
import { photosOf, termsOf } from './select-goods'
import { usedThisQuarter } from './used-this-quarter'

/**
 * One kind of goods, with what a household has to redeem it with and what its quarter still allows; the purse only to
 * whoever may redeem for that household. Refuses NOT_FOUND.
 */
export const readGoods = query({
  action: 'read_shop',
  input: ReadGoods,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, deps, now, actor }, { villageId, goodsId, householdId }) => {
    const today = dayOf(now)
    const goods = await db
      .selectFrom('shop_goods')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('id', '=', goodsId)
      .executeTakeFirst()
    if (!goods) return deny(common.notFound)
    const household = householdId ? await householdSubject(db, villageId, householdId) : null
    const sees = household !== null && may(actor, 'shop_redeem', household)
    const account = sees
      ? (await readAccounts(db, villageId, [household.householdId])).get(household.householdId)
      : undefined
    const used = sees
      ? await usedThisQuarter(
          db,
          { villageId, householdId: household.householdId, goodsId },
          quarterOf(today)
        )
      : null
    const budget = await budgetInForce(db, villageId, today)
    const photos = await photosOf(db, villageId, [goodsId])
    return {
      goods: presentGoods(goods, photos, { secret: deps.secret, now }),
      purse:
        household && account && used
          ? presentPurse({
              householdId: household.householdId,
              available: account.available,
              reserved: account.reserved,
              usedPieces: used.pieces,
              usedPoints: used.points
            })
          : null,
      budget: budget && presentBudget(budget, [], { today }),
      waiting: await countWaiting(db, villageId),
      terms: presentTerms(await termsOf(db, villageId))
    }
  }
})
