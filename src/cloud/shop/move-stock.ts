import { common } from '@/domain/refusal/refusal'
import { MoveStock } from '@/domain/shop/forms'
import { outOfStock } from '@/domain/shop/refusals'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { lockShop } from './lock-shop'
import { presentCount } from './present-shop'
import { lockGoods, writeMovement } from './write-movement'

/**
 * Goods that came in, or went out otherwise than by redemption (spoiled, given back), each with what happened. What is
 * promised to households cannot go out. Refuses SHOP_STOCK_SHORT and VILLAGE_ENDED.
 */
export const moveStock = mutation({
  action: 'shop_keep',
  input: MoveStock,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, input, subject) => {
    const { villageId, goodsId, kind, count, words } = input
    await lockShop(ctx.db, villageId, ctx.now)
    const goods = (await lockGoods(ctx.db, villageId, goodsId)) ?? deny(common.notFound)
    const by = recorderFor(ctx, 'shop_keep', subject)
    const moved = await writeMovement(ctx.db, goods, {
      ...{ villageId, goodsId, kind, count, words, by },
      now: ctx.now
    })
    return moved ? presentCount(moved) : deny(outOfStock(goods.available))
  }
})
