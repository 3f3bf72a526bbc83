import { ReportObjection } from '@/domain/objection/objection-forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockObjection } from './load-objection'
import { presentProgress } from './present-objection'
import { actOnObjection } from './save-objection'

/**
 * The township reports what it found out about what was passed up; the supervision committee goes on from there.
 * Refuses OBJECTION_NOT_NOW and OBJECTION_PERSONAL_DATA.
 */
export const reportObjection = mutation({
  action: 'objection_report',
  input: ReportObjection,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, { words }, subject) => {
    const by = recorderFor(ctx, 'objection_report', subject)
    const done = await actOnObjection(ctx, subject, { type: 'report_finding', words }, by)
    return presentProgress(done, ctx.now)
  }
})
