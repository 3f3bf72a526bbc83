import { ReadSettlement } from '@/domain/shop/forms'
import { shopRefusals } from '@/domain/shop/refusals'
import { isPeriod } from '@/domain/shop/settlement'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageNameOf } from '../decision/register-facts'
import { villageSubject } from '../place/subjects'
import { presentSettlement } from './present-settlement'
import { selectSums } from './select-settlement'

/** What is to be settled with each supplier for the days from `from` to `to`, both included. Refuses SHOP_PERIOD_BACKWARDS. */
export const readSettlement = query({
  action: 'read_shop_books',
  input: ReadSettlement,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId, from, to }) => {
    if (!isPeriod(from, to)) deny(shopRefusals.periodBackwards)
    const villageName = await villageNameOf(db, villageId)
    return presentSettlement(
      { villageName, from, to, on: actor.on },
      await selectSums(db, { villageId, from, to })
    )
  }
})
