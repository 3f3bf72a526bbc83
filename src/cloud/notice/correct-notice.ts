import { claimRefusals } from '@/domain/claim/refusals'
import { honourRefusals } from '@/domain/honour/refusals'
import { coveredWords, draftCorrection, withoutBefore } from '@/domain/notice/correction'
import { CorrectNotice, noticeRefusals } from '@/domain/notice/notice-forms'
import { noticeActions } from '@/domain/notice/notice-steps'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { recorderFor } from '../points/recorder'
import { lockNotice, wasCovered } from './load-notice'
import { presentDraft } from './present-notice'
import { viewOf } from './save-notice'
import { hashedAttachments, writeDraft } from './write-draft'

/**
 * The committee drafts a correction of a notice that hangs: a notice of its own that shows what changed and why, to
 * be co-signed and put up; only then does the old one give way. Refuses NOTICE_NOT_UP, NOTICE_CORRECTED,
 * NOTICE_ALTERED, BATCH_NOTICE_BY_LINES, HONOUR_NOTICE_BY_ROUND, NOTICE_CORRECTION_EMPTY, NOTICE_PERSONAL_DATA and FILE_NOT_YOURS.
 */
export const correctNotice = mutation({
  action: 'notice_draft',
  input: CorrectNotice,
  subject: ({ db }, { villageId, noticeId }) => lockNotice(db, villageId, noticeId),
  run: async (ctx, input, subject) => {
    const { loaded } = subject
    const { content } = loaded.notice
    const { state } = viewOf(loaded, ctx.now)
    if (state === 'corrected') deny(noticeRefusals.corrected)
    if (!noticeActions.correct.includes(state)) deny(noticeRefusals.notUp)
    if (!loaded.intact) deny(noticeRefusals.altered)
    // Its lines are the ledger's: what is wrong in one is corrected there.
    if (content.subject === 'points_batch') deny(claimRefusals.correctByLines)
    // Its lines are the panel's: the round drafts anew after an upheld objection.
    if (content.subject === 'honour_round') deny(honourRefusals.onNotice)
    const by = recorderFor(ctx, 'notice_draft', subject)
    const attachments = await hashedAttachments(ctx, input.villageId, input.attachments)
    const old = { id: loaded.row.id, content, contentHash: loaded.contentHash }
    const { villageId, subject: kind, subjectId, terms } = content
    const next = { ...input.text, villageId, subject: kind, subjectId, terms, attachments }
    const drafted = draftCorrection(old, next, input.reason)
    if (!drafted.ok) return deny(drafted.refusal)
    // What was covered is personal data that the check did not know: the correction must not show it again.
    const correction = wasCovered(loaded) ? withoutBefore(drafted.value, coveredWords) : drafted.value
    const kept = content.attachments.map((a) => a.fileId)
    return presentDraft(await writeDraft(ctx, correction, by, kept), correction.corrects.differences)
  }
})
