import { common } from '@/domain/refusal/refusal'
import { ReadStock } from '@/domain/shop/forms'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { presentStock } from './present-shop'
import { photosOf } from './select-goods'

/** One kind of goods as the keepers see it, for changing it. */
export const readStock = query({
  action: 'read_shop_books',
  input: ReadStock,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, deps, now }, { villageId, goodsId }) => {
    const goods = await db
      .selectFrom('shop_goods')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('id', '=', goodsId)
      .executeTakeFirst()
    if (!goods) return deny(common.notFound)
    return presentStock(goods, await photosOf(db, villageId, [goodsId]), { secret: deps.secret, now })
  }
})
