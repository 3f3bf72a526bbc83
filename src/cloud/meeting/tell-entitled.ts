import { TellEntitled } from '@/domain/meeting/call-forms'
import { calledRefusals } from '@/domain/meeting/called'
import { common } from '@/domain/refusal/refusal'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { actorAt } from './acting-here'
import { lockMeeting, needSheet } from './load-meeting'
import { presentToldByHand } from './present-meeting'

/**
 * Records who was told of the meeting by word of mouth or on paper; whoever is there already stays as they are. Refuses
 * MEETING_OVER, MEETING_NO_LIST and NOT_FOUND for somebody who is not on the list.
 */
export const tellEntitled = mutation({
  action: 'meeting_call',
  input: TellEntitled,
  subject: ({ db }, { villageId, meetingId }) => lockMeeting(db, villageId, meetingId),
  run: async (ctx, { memberIds }, { row, ...village }) => {
    if (row.status !== 'called') return deny(calledRefusals.over)
    const { people } = await needSheet(ctx.db, row)
    const onList = new Set(people.map((p) => p.memberId))
    if (memberIds.some((id) => !onList.has(id))) return deny({ ...common.notFound, field: 'memberIds' })
    const told_by = actorAt(ctx, village)
    await ctx.db
      .insertInto('meeting_told')
      .values(
        [...new Set(memberIds)].map((member_id) => ({
          ...{ village_id: row.village_id, meeting_id: row.id, member_id },
          ...{ at: ctx.now, told_by }
        }))
      )
      .onConflict((c) => c.doNothing())
      .execute()
    return presentToldByHand(row.id, memberIds.length)
  }
})
