import { ReplyObjection } from '@/domain/objection/objection'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockObjection } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/** The committee's reply. Refuses OBJECTION_NOT_NOW, OBJECTION_OWN and OBJECTION_PERSONAL_DATA. */
export const answerObjection = mutation({
  action: 'objection_answer',
  input: ReplyObjection,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, { words }, subject) => {
    const by = recorderFor(ctx, 'objection_answer', subject)
    const done = await actOnObjection(ctx, subject, { type: 'reply', words }, by)
    return presentProgress(done, ctx.now)
  }
})
