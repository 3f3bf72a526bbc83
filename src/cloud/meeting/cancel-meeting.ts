import { personalFault } from '@/domain/decision/public-words'
import { CancelMeeting } from '@/domain/meeting/call-forms'
import { calledRefusals } from '@/domain/meeting/called'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { actorAt } from './acting-here'
import { lockMeeting } from './load-meeting'
import { presentCancelled } from './present-meeting'
import { moveMeeting } from './save-meeting'
import { tellOfMeeting } from './tell-meeting'
import { titleOf } from './title-of'

/** Cancels a meeting that was called, and tells those who were asked to come. Refuses MEETING_OVER and PERSONAL_DATA. */
export const cancelMeeting = mutation({
  action: 'meeting_call',
  input: CancelMeeting,
  subject: ({ db }, { villageId, meetingId }) => lockMeeting(db, villageId, meetingId),
  run: async (ctx, { reason }, { row, ...village }) => {
    if (row.status !== 'called') return deny(calledRefusals.over)
    const fault = personalFault({ reason })
    if (fault) return deny(fault)
    const actorId = actorAt(ctx, village)
    await moveMeeting(ctx.db, row, { at: ctx.now, status: 'cancelled', actorId, detail: { reason } })
    const { told } = await tellOfMeeting(ctx, row, 'meeting_cancelled', await titleOf(ctx.db, row))
    return presentCancelled(row.id, told)
  }
})
