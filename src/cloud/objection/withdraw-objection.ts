import { WithdrawObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockOwnObjection } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/** The villager takes the objection back; the notice goes on. Refuses OBJECTION_CLOSED. */
export const withdrawObjection = mutation({
  action: 'objection_own',
  input: WithdrawObjection,
  subject: ({ db }, { villageId, objectionId }) => lockOwnObjection(db, villageId, objectionId),
  run: async (ctx, _input, subject) => {
    const by = recorderFor(ctx, 'objection_own', subject)
    return presentProgress(await actOnObjection(ctx, subject, { type: 'withdraw' }, by), ctx.now)
  }
})
