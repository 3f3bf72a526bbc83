import { ListOwnRedemptions } from '@/domain/shop/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentCard, presentOwnCard } from './present-redemption'
import { pageSize, selectRedemptions } from './select-redemptions'

/** What the own households asked for, newest first; on the first page also the hand-overs that wait for the caller's witness. */
export const listOwnRedemptions = query({
  action: 'read_own_redemption',
  input: ListOwnRedemptions,
  subject: async ({ db, persons }, { villageId }) => {
    const village = await villageSubject(db, villageId)
    const mine = persons.filter((p) => p.kind === 'member' && p.villageId === village?.villageId)
    return village && { ...village, memberId: mine[0]?.holderId ?? null, mine }
  },
  run: async ({ db }, { villageId, before }, { mine }) => {
    const homes = mine.flatMap((p) => (p.householdId ? [p.householdId] : []))
    const own = await selectRedemptions(db)
      .where('r.village_id', '=', villageId)
      .where('r.household_id', 'in', homes)
      .$if(before !== undefined, (q) => q.where('r.id', '<', before ?? ''))
      .orderBy('r.id', 'desc')
      .limit(pageSize)
      .execute()
    const toAttest =
      before !== undefined
        ? []
        : await selectRedemptions(db)
            .where('r.village_id', '=', villageId)
            .where(
              'r.witness_id',
              'in',
              mine.map((p) => p.holderId)
            )
            .where('r.state', '=', 'handed')
            .orderBy('r.id', 'desc')
            .limit(pageSize)
            .execute()
    return { redemptions: own.map(presentOwnCard), toAttest: toAttest.map(presentCard) }
  }
})
