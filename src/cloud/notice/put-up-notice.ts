import { noticeRefusals, PutUpNotice } from '@/domain/notice/notice-forms'
import { noticeState } from '@/domain/notice/notice-state'
import { stepNotice } from '@/domain/notice/notice-steps'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { hangBatch } from '../claim/hang-batch'
import { hangRound } from '../honour/hang-round'
import { recorderFor } from '../points/recorder'
import { keepFollowers } from './follow-notice'
import { type LoadedNotice, loadNotice, lockNotice } from './load-notice'
import { refuseSecond } from './notice-subject'
import { presentStanding } from './present-notice'
import { actOnNotice, type By, writeStep } from './save-notice'

/**
 * The old notice gives way in the moment in which its correction can be read: the board is never empty, and never
 * shows both.
 */
const replaceCorrected = async (
  ctx: WriteContext,
  loaded: LoadedNotice,
  by: By,
  up: Parameters<typeof stepNotice>[1]
) => {
  const { corrects } = loaded.notice.content
  if (corrects === null) return
  const old = await loadNotice(ctx.db, loaded.row.village_id, corrects.noticeId, true)
  // Further places of a correction that hangs already: the old one gave way when the first was put up.
  if (!old || old.row.state === 'corrected') return
  const correction = stepNotice(loaded.notice, up, ctx.now)
  if (!correction.ok) return deny(correction.refusal)
  const done = stepNotice(
    old.notice,
    {
      type: 'correct',
      by: { memberId: by.id, role: by.role },
      reason: corrects.reason,
      contentHash: corrects.contentHash,
      correction: correction.value.next
    },
    ctx.now
  )
  if (!done.ok) return deny(done.refusal)
  await writeStep(ctx.db, old.row, done.value, by)
  await keepFollowers(ctx.db, old.row, loaded.row.id, ctx.now)
}

/**
 * The secretary lets a co-signed notice out and says where it hangs; also puts it back after a gap. A correction
 * takes the place of what it corrects at once. Refuses NOTICE_ALTERED, NOTICE_CHANGED, NOTICE_NOT_COSIGNED,
 * NOTICE_UP_ALREADY, NOTICE_STOPPED, NOTICE_COVERED, NOTICE_STANDING and those of a correction; of a points notice, which books its
 * lines as pending in the same moment unless it hangs in place of a stopped one, BATCH_NOTICE_OLD and BATCH_LINES_CHANGED; of an award's, HONOUR_NOTICE_OLD.
 */
export const putUpNotice = mutation({
  action: 'notice_put_up',
  input: PutUpNotice,
  subject: ({ db }, { villageId, noticeId }) => lockNotice(db, villageId, noticeId),
  run: async (ctx, input, subject) => {
    const { loaded } = subject
    const { content } = loaded.notice
    if (!loaded.intact) deny(noticeRefusals.altered)
    const by = recorderFor(ctx, 'notice_put_up', subject)
    const action = {
      type: 'put_up' as const,
      by: { memberId: by.id, role: by.role },
      channels: input.channels,
      contentHash: loaded.contentHash
    }
    const before = noticeState(loaded.notice, ctx.now).state
    if (before === 'cosigned') {
      await refuseSecond(ctx.db, content, content.corrects?.noticeId ?? null)
      await replaceCorrected(ctx, loaded, by, action)
    }
    const { view } = await actOnNotice(ctx, loaded, action, by)
    if (before === 'cosigned' && content.subject === 'points_batch') {
      await hangBatch(ctx, loaded, by, input.requestId)
    }
    if (before === 'cosigned' && content.subject === 'honour_round') await hangRound(ctx, loaded, by)
    return presentStanding(loaded.row.id, view)
  }
})
