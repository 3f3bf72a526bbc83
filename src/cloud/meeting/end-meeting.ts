import { dayOf } from '@/domain/common/calendar'
import { EndMeeting } from '@/domain/meeting/call-forms'
import { calledRefusals } from '@/domain/meeting/called'
import { endRecorded } from '@/domain/meeting/sheet'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { actorAt } from './acting-here'
import { lockMeeting } from './load-meeting'
import { presentEnded } from './present-meeting'
import { writeMeetingEvent } from './save-meeting'

/**
 * Records that the meeting is over, at the latest with its day: who signs from now on is late, unless copied from the
 * paper sheet. A second press changes nothing. Refuses MEETING_OVER and MEETING_NOT_YET before its day.
 */
export const endMeeting = mutation({
  action: 'meeting_sign',
  input: EndMeeting,
  subject: ({ db }, { villageId, meetingId }) => lockMeeting(db, villageId, meetingId),
  run: async (ctx, _, { row, ...village }) => {
    if (row.status !== 'called') return deny(calledRefusals.over)
    if (dayOf(ctx.now) < row.planned_on) return deny(calledRefusals.notYet(row.planned_on))
    if (row.ended_at !== null) return presentEnded(row.id, row.ended_at)
    const endedAt = endRecorded(row.planned_on, ctx.now)
    await ctx.db
      .updateTable('meeting')
      .set({ ended_at: endedAt })
      .where('village_id', '=', row.village_id)
      .where('id', '=', row.id)
      .execute()
    await writeMeetingEvent(ctx.db, row, { at: ctx.now, type: 'ended', actorId: actorAt(ctx, village) })
    return presentEnded(row.id, endedAt)
  }
})
