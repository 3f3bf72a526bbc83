import { AboutBatch } from '@/domain/claim/forms'
import { claimRefusals } from '@/domain/claim/refusals'
import type { Context } from '../api/context'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { headOf } from '../points/seal'
import { householdLines, itemsOf } from './batch-lines'
import { batchSubject } from './batch-subject'
import { reviewedOf, termsOf } from './draft-of-batch'
import { claimsOnNotice, linesAnew } from './lines-anew'
import type { BatchRow } from './load-batch'
import { presentPreview } from './present-batch'

type Reading = Pick<Context, 'db'>

const firstLines = async ({ db }: Reading, batch: BatchRow) => {
  const claims = await reviewedOf(db, batch, false)
  return householdLines(db, batch.village_id, claims, await itemsOf(db, batch.village_id, claims))
}

const hangingLines = async ({ db }: Reading, batch: BatchRow) =>
  linesAnew(db, batch, await claimsOnNotice(db, batch, false))

/**
 * What the notice of a batch would say, also of one that is to hang in place of a stopped one; nothing is written. Refuses
 * BATCH_NOT_REVIEWED.
 */
export const previewNotice = query({
  action: 'points_review',
  input: AboutBatch,
  subject: batchSubject,
  run: async (ctx, { villageId }, subject) => {
    const { batch } = subject
    if (batch.state === 'REVIEWING') deny(claimRefusals.batchNotReviewed)
    const lines = batch.state === 'ON_NOTICE' ? await hangingLines(ctx, batch) : await firstLines(ctx, batch)
    const head = await headOf(ctx.db, villageId)
    const terms = await termsOf(ctx.db, subject, ctx.now)
    return presentPreview(batch, lines, terms, head)
  }
})
