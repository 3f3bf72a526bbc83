import { ReviewBatch } from '@/domain/claim/forms'
import { claimRefusals } from '@/domain/claim/refusals'
import { committeeIsLeft } from '@/domain/claim/reviewers'
import { refuse } from '@/domain/refusal/refusal'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { finishReview } from './finish-review'
import { factsFor } from './judge'
import { lockBatch } from './load-batch'
import { loadClaims } from './load-claims'
import { recheckersOf } from './look-again'
import { presentReviewed } from './present-batch'
import { reviewingAt } from './reviewers'
import { saveSteps, stepAll } from './save-claims'
import { tellHouseholds } from './tell-households'

/**
 * Passes every claim of the batch that the caller may judge; those of relatives, and those the caller recorded or
 * scored, are left to another, with the reason. Where the whole committee must stand back from one, the supervision
 * committee and the assessors stand in (`reviewFault`). Refuses BATCH_NOT_NOW, and BATCH_RECHECK_OPEN while one that was drawn
 * has not been looked at again.
 */
export const reviewBatch = mutation({
  action: 'points_review_line',
  input: ReviewBatch,
  subject: ({ db }, { villageId, batchId }) => lockBatch(db, villageId, batchId),
  run: async (ctx, { villageId, batchId }, subject) => {
    const { batch } = subject
    if (batch.state !== 'REVIEWING') deny(claimRefusals.batchNotNow)
    const { me, reviewing } = await reviewingAt(ctx, subject)
    const all = await loadClaims(ctx.db, villageId, { batchId }, true)
    const waiting = all.filter((c) => c.row.state === 'FIRST_SCORED')
    const looked = await recheckersOf(ctx.db, villageId, batchId)
    const drawn = await ctx.db
      .selectFrom('points_batch_claim')
      .select('claim_id')
      .where('village_id', '=', villageId)
      .where('batch_id', '=', batchId)
      .where('drawn', '=', true)
      .execute()
    const unseen = drawn.filter((d) => !looked.has(d.claim_id)).length
    if (unseen > 0) {
      deny(refuse('BATCH_RECHECK_OPEN', `还有${unseen}条抽到的没有核对，请先逐条核对。`).refusal)
    }
    const { done, refused } = stepAll(
      waiting,
      () => ({ type: 'review', by: me.judge }),
      ({ row }) => factsFor(me, looked.get(row.id) ?? null, reviewing)
    )
    await saveSteps(ctx.db, villageId, done, me.by, ctx.now)
    const rows = done.map((s) => s.loaded.row)
    await tellHouseholds(ctx.db, villageId, rows, 'claim_reviewed', { batchId }, ctx.now)
    const left = refused.map(({ loaded: { claim, row }, refusal }) => ({
      claimId: row.id,
      why: committeeIsLeft(claim, looked.get(row.id) ?? null, reviewing.everyone)
        ? refusal.message
        : claimRefusals.committeeRecused.message
    }))
    return presentReviewed(done.length, left, await finishReview(ctx.db, batch, ctx.now))
  }
})
