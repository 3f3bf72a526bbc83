import { dayOf } from '@/domain/common/calendar'
import { ListGoods } from '@/domain/shop/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { budgetInForce, countWaiting } from './budget-in-force'
import { presentBudget, presentGoods, presentShop, presentTerms } from './present-shop'
import { photosOf, selectGoods, termsOf } from './select-goods'

/** What the shop has on sale, a page after `after`, with the budget of today and how many wait for it. */
export const listGoods = query({
  action: 'read_shop',
  input: ListGoods,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, deps, now }, { villageId, after }) => {
    const rows = await selectGoods(db, villageId, after, false)
    const photos = await photosOf(
      db,
      villageId,
      rows.map((r) => r.id)
    )
    const budget = await budgetInForce(db, villageId, dayOf(now))
    const links = { secret: deps.secret, now }
    return presentShop({
      goods: rows.map((row) => presentGoods(row, photos, links)),
      budget: budget && presentBudget(budget, [], { today: dayOf(now) }),
      waiting: await countWaiting(db, villageId),
      terms: presentTerms(await termsOf(db, villageId))
    })
  }
})
