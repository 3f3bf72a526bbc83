import { ExtendObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockObjection } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/** A complex matter: the longer term, once, with the reason. Refuses OBJECTION_COMPLEX_ALREADY, OBJECTION_REPLY_LATE. */
export const extendObjection = mutation({
  action: 'objection_answer',
  input: ExtendObjection,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, { reason }, subject) => {
    const by = recorderFor(ctx, 'objection_answer', subject)
    const done = await actOnObjection(ctx, subject, { type: 'mark_complex', reason }, by)
    return presentProgress(done, ctx.now)
  }
})
