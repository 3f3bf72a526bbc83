import { ScoreClaim } from '@/domain/claim/forms'
import { claimRefusals } from '@/domain/claim/refusals'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { factsFor, judging, reaches } from './judge'
import { lockClaim } from './lock-claim'
import { presentScored } from './present-claim'
import { stepAll } from './save-claims'
import { saveScores } from './save-scores'

/**
 * One assessor's score of one claim; the third brings it to a result. Refuses CLAIM_OUT_OF_REACH, CLAIM_NOT_NOW,
 * SCORER_RECUSED, SCORER_RECORDED, SCORE_TWICE, SCORE_OUT_OF_RANGE, SCORE_REASON_NEEDED and RECONSIDER_SAME_JUDGE.
 */
export const scoreClaim = mutation({
  action: 'points_rescore',
  input: ScoreClaim,
  subject: (ctx, { villageId, claimId }) => lockClaim(ctx, villageId, claimId),
  run: async (ctx, { villageId, points, reason }, subject) => {
    const { loaded } = subject
    const me = await judging(ctx, 'points_rescore', subject)
    if (!reaches(me, subject, loaded.row)) deny(claimRefusals.outOfReach)
    const action = { type: 'score' as const, by: me.judge, points, reason: reason ?? null }
    const { done, refused } = stepAll(
      [loaded],
      () => action,
      () => factsFor(me)
    )
    const [fault] = refused
    if (fault) return deny(fault.refusal)
    await saveScores(ctx, villageId, done, me.by)
    const next = done[0]?.next ?? loaded.claim
    return presentScored(next)
  }
})
