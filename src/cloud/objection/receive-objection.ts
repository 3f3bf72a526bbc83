import { ReceiveObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockObjection } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/** The receipt that is due within a day. Refuses OBJECTION_NOT_NOW and OBJECTION_OWN. */
export const receiveObjection = mutation({
  action: 'objection_receive',
  input: ReceiveObjection,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, _input, subject) => {
    const by = recorderFor(ctx, 'objection_receive', subject)
    const done = await actOnObjection(ctx, subject, { type: 'acknowledge' }, by)
    return presentProgress(done, ctx.now)
  }
})
