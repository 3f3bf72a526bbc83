import { ListCounter } from '@/domain/shop/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentCounterCard } from './present-redemption'
import { pageSize, selectRedemptions } from './select-redemptions'

/** What waits for budget, at the counter, or for a confirmation; the longest waiting first, a page after `after`. */
export const listCounter = query({
  action: 'shop_keep',
  input: ListCounter,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, state, after }) => {
    const rows = await selectRedemptions(db)
      .where('r.village_id', '=', villageId)
      .where('r.state', '=', state)
      .$if(after !== undefined, (q) => q.where('r.id', '>', after ?? ''))
      .orderBy('r.id')
      .limit(pageSize)
      .execute()
    return rows.map(presentCounterCard)
  }
})
