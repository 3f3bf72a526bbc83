import { ListGoods } from '@/domain/shop/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentStock } from './present-shop'
import { photosOf, selectGoods } from './select-goods'

/** All goods, on sale or not, with what stands on the shelf, what is promised and what is gone; a page after `after`. */
export const listStock = query({
  action: 'read_shop_books',
  input: ListGoods,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, deps, now }, { villageId, after }) => {
    const rows = await selectGoods(db, villageId, after, true)
    const photos = await photosOf(
      db,
      villageId,
      rows.map((r) => r.id)
    )
    return rows.map((row) => presentStock(row, photos, { secret: deps.secret, now }))
  }
})
