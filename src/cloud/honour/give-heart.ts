import { GiveHeart } from '@/domain/honour/forms'
import { heartStates } from '@/domain/honour/names'
import { honourRefusals } from '@/domain/honour/refusals'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { holdVillage } from '../place/hold-village'
import { recorderFor } from '../points/recorder'
import { loadNominee } from './load-honour'
import { presentHeart } from './present-honour'

/**
 * A heart for a household that takes part, or taken back: one a person. It decides nothing and orders nothing; nobody
 * waits for anybody over it. Refuses HONOUR_NOT_NOW and VILLAGE_ENDED.
 */
export const giveHeart = mutation({
  action: 'honour_nominate',
  input: GiveHeart,
  subject: ({ db }, { villageId, nomineeId }) => loadNominee(db, villageId, nomineeId),
  run: async (ctx, { given }, subject) => {
    const { row } = subject
    await holdVillage(ctx.db, row.village_id)
    if (!heartStates.some((s) => s === row.state)) deny(honourRefusals.notNow)
    const { id } = recorderFor(ctx, 'honour_nominate', subject)
    const heart = { given, at: ctx.now }
    await ctx.db
      .insertInto('honour_heart')
      .values({ village_id: row.village_id, nominee_id: row.id, member_id: id, ...heart })
      .onConflict((c) => c.columns(['village_id', 'nominee_id', 'member_id']).doUpdateSet(heart))
      .execute()
    return presentHeart(row.id, given)
  }
})
