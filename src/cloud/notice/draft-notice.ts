import { DraftNotice } from '@/domain/notice/notice-forms'
import { noticeTerms } from '@/domain/notice/terms'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { completionOf } from '../decision/register-facts'
import { recorderFor } from '../points/recorder'
import { livingVillage } from './load-notice'
import { packOfSubject } from './notice-subject'
import { presentDraft } from './present-notice'
import { hashedAttachments, writeDraft } from './write-draft'

/**
 * The committee writes a notice; from here on its content is frozen and hashed. Refuses what `packOfSubject` and
 * `noticeTerms` refuse, FILE_NOT_YOURS, and NOTICE_PERSONAL_DATA with the places named. Photos of the finished work
 * may hang beside its result; they stay with the decision.
 */
export const draftNotice = mutation({
  action: 'notice_draft',
  input: DraftNotice,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, input, subject) => {
    const by = recorderFor(ctx, 'notice_draft', subject)
    const pack = await packOfSubject(ctx, { ...input, countyId: subject.countyId })
    const days = input.requiredDays
    const terms = noticeTerms(pack, days === undefined ? {} : { requiredDays: days })
    if (!terms.ok) return deny(terms.refusal)
    const { villageId, subject: kind, subjectId } = input
    const attachments = await hashedAttachments(ctx, villageId, input.attachments)
    const content = {
      ...input.text,
      villageId,
      subject: kind,
      subjectId,
      attachments,
      terms: terms.value,
      corrects: null
    }
    const done = kind === 'decision_result' ? await completionOf(ctx.db, villageId, subjectId) : null
    return presentDraft(await writeDraft(ctx, content, by, done?.photoIds), [])
  }
})
