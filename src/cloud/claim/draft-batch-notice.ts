import { DraftBatchNotice } from '@/domain/claim/forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { draftOfBatch } from './draft-of-batch'
import { lockBatch } from './load-batch'
import { presentBatchDraft } from './present-batch'

/** The committee drafts the notice of a batch; the supervision committee signs it, the secretary lets it out. */
export const draftBatchNotice = mutation({
  action: 'points_review',
  input: DraftBatchNotice,
  subject: ({ db }, { villageId, batchId }) => lockBatch(db, villageId, batchId),
  run: async (ctx, { requestId }, subject) => {
    const by = recorderFor(ctx, 'points_review', subject)
    return presentBatchDraft(await draftOfBatch(ctx, subject, subject.batch, by, requestId))
  }
})
