import { RecheckClaim } from '@/domain/claim/forms'
import { claimRefusals } from '@/domain/claim/refusals'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { livingVillage } from '../notice/load-notice'
import { loadBatch } from './load-batch'
import { loadClaim } from './load-claims'
import { lookAgain } from './look-again'
import { presentClaimState } from './present-claim'
import { reviewingAt } from './reviewers'

const lockForRecheck = async ({ db }: WriteContext, villageId: string, claimId: string) => {
  const village = await livingVillage(db, villageId)
  const found = village && (await loadClaim(db, villageId, claimId))
  if (!village || !found) return null
  const batchId = found.row.batch_id
  const batch = batchId === null ? null : await loadBatch(db, villageId, batchId, true)
  const loaded = await loadClaim(db, villageId, claimId, true)
  return loaded && { ...village, batch, loaded }
}

/**
 * Looks again at one claim of the batch, drawn or not, until its notice hangs: confirms its points, changes them, or
 * lets it fall (0), with the reason; a draft of the notice is then to be made anew. Refuses BATCH_NOT_NOW, CLAIM_NOT_NOW, REVIEWER_RECUSED, REVIEWER_TOOK_PART, REVIEWER_NOT_TURN, RECHECK_TWICE,
 * SCORE_OUT_OF_RANGE and SCORE_REASON_NEEDED.
 */
export const recheckClaim = mutation({
  action: 'points_review_line',
  input: RecheckClaim,
  subject: (ctx, { villageId, claimId }) => lockForRecheck(ctx, villageId, claimId),
  run: async (ctx, { claimId, points, reason }, subject) => {
    const { batch, loaded } = subject
    const open = batch?.state === 'REVIEWING' || batch?.state === 'REVIEWED'
    if (!open || loaded.row.batch_id !== batch.id) return deny(claimRefusals.batchNotNow)
    const reviewer = await reviewingAt(ctx, subject)
    const state = await lookAgain(ctx, batch, loaded, { ...reviewer, points, reason: reason ?? null })
    return { ...presentClaimState({ claimId, state }), points }
  }
})
