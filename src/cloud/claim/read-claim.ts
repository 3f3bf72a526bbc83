import { ReadClaim } from '@/domain/claim/forms'
import { recusalOf, recusalWords } from '@/domain/claim/recusal'
import { reviewFault } from '@/domain/claim/reviewers'
import { common } from '@/domain/refusal/refusal'
import { grantFor, may, type Subject } from '@/domain/role/may'
import type { Context } from '../api/context'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { claimNotice } from './claim-notice'
import { factsFor, judging, placeOf, reaches } from './judge'
import type { LoadedClaim } from './load-claims'
import { loadClaim } from './load-claims'
import { presentClaim, presentScore, presentSteps } from './present-claim'
import { paperFor, rejectionsOf } from './read-paper'
import { reviewingAt } from './reviewers'
import { stepAll } from './save-claims'
import { sheetEvidence } from './sheet-evidence'

/** Why the caller, as an assessor, cannot score this claim now; null where it is open to them. */
const scoring = async (ctx: Context, village: Subject, loaded: LoadedClaim) => {
  const place = placeOf(village, loaded.row)
  const grant = grantFor(ctx.actor, 'points_rescore', place)
  if (!grant || grant === 'visitor') return { mayScore: false, recused: null }
  const me = await judging(ctx, 'points_rescore', place)
  const action = { type: 'score' as const, by: me.judge, points: loaded.row.asked, reason: null }
  const { done } = stepAll(
    [loaded],
    () => action,
    () => factsFor(me)
  )
  const reason = recusalOf(me.judge, loaded.claim, me.kin)
  return {
    mayScore: done.length > 0 && reaches(me, village, loaded.row),
    recused: reason && recusalWords[reason]
  }
}

const mayReview = async (ctx: Context, village: Subject, loaded: LoadedClaim): Promise<boolean> => {
  const open = loaded.row.state === 'FIRST_SCORED' || loaded.row.state === 'VILLAGE_REVIEWED'
  const inBatch = open && loaded.row.batch_id !== null
  if (!inBatch || !may(ctx.actor, 'points_review_line', village)) return false
  const { me, reviewing } = await reviewingAt(ctx, village)
  return reviewFault(loaded.claim, me, null, reviewing) === null
}

/** Whether the caller has to do with a claim: the household, whoever declared it, or an office of the village. */
const concerns = (ctx: Context, place: Subject, loaded: LoadedClaim): boolean =>
  may(ctx.actor, 'read_claim', place) || ctx.persons.some((p) => p.holderId === loaded.row.by_id)

/** One claim whole: every step with who and when, every score by name, and what the caller can do with it now. */
export const readClaim = query({
  action: 'points_own_claim',
  input: ReadClaim,
  subject: async ({ db }, { villageId, claimId }) => {
    const village = await villageSubject(db, villageId)
    const loaded = village && (await loadClaim(db, villageId, claimId))
    return village && loaded ? { ...village, village: village as Subject, loaded } : null
  },
  run: async (ctx, { villageId, claimId }, { village, loaded }) => {
    if (!concerns(ctx, placeOf(village, loaded.row), loaded)) return deny(common.forbidden)
    const events = await ctx.db
      .selectFrom('claim_event')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('claim_id', '=', claimId)
      .orderBy('id')
      .execute()
    const why = await rejectionsOf(ctx, villageId, [loaded])
    return {
      ...presentClaim(loaded, await paperFor(ctx, villageId, [loaded]), why(loaded)),
      ...(await sheetEvidence(ctx, villageId, loaded.row.sheet_id)),
      steps: presentSteps(events, loaded.scoreRows),
      scores: loaded.scoreRows.map(presentScore),
      ...(await claimNotice(ctx, loaded)),
      ...(await scoring(ctx, village, loaded)),
      mayReview: await mayReview(ctx, village, loaded)
    }
  }
})
