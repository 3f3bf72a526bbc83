import { ChooseShopTerms } from '@/domain/shop/forms'
import { mutation } from '../api/procedure'
import { newId } from '../crypto/new-id'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { lockShop } from './lock-shop'
import { presentTerms } from './present-shop'

/** How many days a request waits at the counter, and how many points a household may redeem in a quarter; from now on. */
export const chooseTerms = mutation({
  action: 'shop_keep',
  input: ChooseShopTerms,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, pickupDays, quarterPoints }, subject) => {
    const { db, now } = ctx
    await lockShop(db, villageId, now)
    const by = recorderFor(ctx, 'shop_keep', subject)
    const terms = { pickup_days: pickupDays, quarter_points: quarterPoints }
    await db
      .updateTable('shop')
      .set({ ...terms, updated_at: now })
      .where('village_id', '=', villageId)
      .execute()
    await db
      .insertInto('shop_event')
      .values({ ...terms, village_id: villageId, id: newId(), at: now, by_id: by.id, by_name: by.name })
      .execute()
    return presentTerms(terms)
  }
})
