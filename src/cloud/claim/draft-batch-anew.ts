import { DraftBatchAnew } from '@/domain/claim/forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { anewOfBatch } from './anew-of-batch'
import { lockHungBatch } from './batch-notice'
import { presentBatchDraft } from './present-batch'

/**
 * The committee drafts the notice of a batch anew after the former one was stopped, with the reason that everybody reads;
 * then it is signed and put up like any other. Refuses BATCH_NOT_NOW, BATCH_WINDOW_OVER, BATCH_NOTICE_HANGS and
 * NOTICE_PERSONAL_DATA.
 */
export const draftBatchAnew = mutation({
  action: 'points_review',
  input: DraftBatchAnew,
  subject: ({ db }, { villageId, batchId }) => lockHungBatch(db, villageId, batchId),
  run: async (ctx, { reason }, subject) => {
    const by = recorderFor(ctx, 'points_review', subject)
    const { batch, notice } = subject
    return presentBatchDraft(await anewOfBatch(ctx, subject, { batch, notice }, by, reason))
  }
})
