import { dayOf } from '@/domain/common/calendar'
import { ListWitnesses } from '@/domain/shop/forms'
import { query } from '../api/procedure'
import { actingHere } from './acting-here'
import { listHolders } from './find-witness'
import { loadRedemption } from './load-redemption'
import { presentWitness } from './present-redemption'

/** Who may witness the hand-over of this redemption: in office, and neither of its household nor of the keeper's. */
export const listWitnesses = query({
  action: 'shop_keep',
  input: ListWitnesses,
  subject: ({ db }, { villageId, redemptionId }) => loadRedemption(db, villageId, redemptionId),
  run: async (ctx, { villageId }, { row, ...village }) => {
    const people = actingHere(ctx, village.villageId)
    const apart = [row.household_id, ...people.flatMap((p) => p.person.householdId ?? [])]
    const holders = await listHolders(ctx.db, villageId, dayOf(ctx.now))
    return holders.filter((w) => w.householdId === null || !apart.includes(w.householdId)).map(presentWitness)
  }
})
