import { RuleObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockObjection } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/** What a court has ruled, with the number of its case. Refuses OBJECTION_NOT_NOW and OBJECTION_OWN. */
export const recordRuling = mutation({
  action: 'objection_ruling',
  input: RuleObjection,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, { caseNumber, reason }, subject) => {
    const by = recorderFor(ctx, 'objection_ruling', subject)
    const done = await actOnObjection(ctx, subject, { type: 'record_ruling', caseNumber, reason }, by)
    return presentProgress(done, ctx.now)
  }
})
