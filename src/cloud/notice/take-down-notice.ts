import { TakeDownNotice } from '@/domain/notice/notice-forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { lockNotice } from './load-notice'
import { presentStanding } from './present-notice'
import { actOnNotice } from './save-notice'

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
    return presentStanding(subject.loaded.row.id, (await actOnNotice(ctx, subject.loaded, action, by)).view)
  }
})
