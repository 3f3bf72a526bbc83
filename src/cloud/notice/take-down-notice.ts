import { TakeDownNotice } from '@/domain/notice/notice-forms'
import { mutation, type WriteContext } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockNotice, type NoticeRow, wasCovered } from './load-notice'
import { presentStanding } from './present-notice'
import { actOnNotice } from './save-notice'
import { tellOffice } from './tell-office'

/** What was covered comes back only as a new draft: the committee's turn. */
const tellCommittee = (ctx: WriteContext, row: NoticeRow): Promise<void> => {
  const ids: Record<string, string> =
    row.subject_kind === 'points_batch' ? { batchId: row.subject_id } : { noticeId: row.id }
  return tellOffice(ctx, row.village_id, ['committee_member'], 'notice_covered', ids)
}

/**
 * Records that a notice is not up somewhere: torn down, an outage, a leak that the supervision committee covers, or
 * its term done. It is not a withdrawal: NOTICE_NOT_WITHDRAWABLE. Refuses NOTICE_NOT_UP, NOTICE_LEAK_NOT_SUPERVISOR.
 */
export const takeDownNotice = mutation({
  action: 'notice_take_down',
  input: TakeDownNotice,
  subject: ({ db }, { villageId, noticeId }) => lockNotice(db, villageId, noticeId),
  run: async (ctx, { channels, reason }, subject) => {
    const by = recorderFor(ctx, 'notice_take_down', subject)
    const actor = { memberId: by.id, role: by.role }
    const action = { type: 'take_down' as const, by: actor, channels, reason }
    const { row } = subject.loaded
    const { view } = await actOnNotice(ctx, subject.loaded, action, by)
    if (reason === 'leak' && !wasCovered(subject.loaded)) await tellCommittee(ctx, row)
    return presentStanding(row.id, view)
  }
})
