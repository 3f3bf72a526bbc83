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
      .selectFrom('shop_movement as m')
      .leftJoin('shop_stocktake as t', (j) =>
        j.onRef('t.village_id', '=', 'm.village_id').onRef('t.id', '=', 'm.stocktake_id')
      )
      .selectAll('m')
      .select('t.helper_name')
      .where('m.village_id', '=', villageId)
      .where('m.goods_id', '=', goodsId)
      .$if(before !== undefined, (q) => q.where('m.id', '<', before ?? ''))
      .orderBy('m.id', 'desc')
      .limit(pageSize)
      .execute()
    return rows.map(presentMovement)
  }
})
