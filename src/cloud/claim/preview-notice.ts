import { AboutBatch } from '@/domain/claim/forms'
import { claimRefusals } from '@/domain/claim/refusals'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { headOf } from '../points/seal'
import { householdLines, itemsOf } from './batch-lines'
import { batchSubject } from './batch-subject'
import { reviewedOf, termsOf } from './draft-of-batch'
import { presentPreview } from './present-batch'

/** What the notice of a batch would say; nothing is written. Refuses BATCH_NOT_REVIEWED. */
export const previewNotice = query({
  action: 'points_review',
  input: AboutBatch,
  subject: batchSubject,
  run: async (ctx, { villageId }, subject) => {
    const { batch } = subject
    if (batch.state === 'REVIEWING') deny(claimRefusals.batchNotReviewed)
    const claims = await reviewedOf(ctx.db, batch, false)
    const items = await itemsOf(ctx.db, villageId, claims)
    const lines = await householdLines(ctx.db, villageId, claims, items)
    const head = await headOf(ctx.db, villageId)
    const terms = await termsOf(ctx.db, subject, ctx.now)
    return presentPreview(batch, lines, terms, head)
  }
})
