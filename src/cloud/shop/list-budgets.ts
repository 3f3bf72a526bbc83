import { dayOf } from '@/domain/common/calendar'
import { ListBudgets } from '@/domain/shop/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { outstanding } from '../points/ledger'
import { countWaiting } from './budget-in-force'
import { presentBudget, presentTerms } from './present-shop'
import { termsOf } from './select-goods'

const pageSize = 10

/** The budgets as they were announced, newest first, a page before `before`; with what all households have to redeem. */
export const listBudgets = query({
  action: 'read_shop',
  input: ListBudgets,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, now }, { villageId, before }) => {
    const rows = await db
      .selectFrom('shop_budget')
      .selectAll()
      .where('village_id', '=', villageId)
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(pageSize)
      .execute()
    const events =
      rows.length === 0
        ? []
        : await db
            .selectFrom('shop_budget_event')
            .selectAll()
            .where('village_id', '=', villageId)
            .where(
              'budget_id',
              'in',
              rows.map((r) => r.id)
            )
            .orderBy('id')
            .execute()
    const all = await outstanding(db, villageId)
    return {
      budgets: rows.map((row) => presentBudget(row, events, { today: dayOf(now) })),
      waiting: await countWaiting(db, villageId),
      /** Points that all households together could still redeem. */
      outstanding: all.available,
      terms: presentTerms(await termsOf(db, villageId))
    }
  }
})
