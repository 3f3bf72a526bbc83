import { ListMovements } from '@/domain/shop/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentMovement } from './present-shop'

const pageSize = 50

/** Every change of the stock of some goods, newest first, a page before `before`. */
export const listMovements = query({
  action: 'read_shop_books',
  input: ListMovements,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, goodsId, before }) => {
    const rows = await db
      .selectFrom('shop_movement')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('goods_id', '=', goodsId)
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(pageSize)
      .execute()
    return rows.map(presentMovement)
  }
})
