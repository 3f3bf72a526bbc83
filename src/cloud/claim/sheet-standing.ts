import { recusalOf, recusalWords } from '@/domain/claim/recusal'
import { common } from '@/domain/refusal/refusal'
import { grantFor, type Subject } from '@/domain/role/may'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'
import { factsFor, type Judging, judging, reaches } from './judge'
import type { LoadedClaim } from './load-claims'
import { stepAll } from './save-claims'

/** How a line stands for one person: open, already scored, or to be left to others. */
export const standing = (me: Judging, village: Subject, loaded: LoadedClaim) => {
  const { row, claim } = loaded
  const waits = row.state === 'DECLARED' || row.reconsidering
  const mine = loaded.scoreRows.find((s) => s.scorer_id === me.by.id && s.round === row.round)
  const reason = recusalOf(me.judge, claim, me.kin)
  const { done, refused } = stepAll(
    [loaded],
    () => ({ type: 'score', by: me.judge, points: row.asked, reason: null }),
    () => factsFor(me)
  )
  const inReach = reaches(me, village, row)
  const other = waits && !mine ? (refused[0]?.refusal.message ?? null) : null
  return {
    mine: mine?.points ?? null,
    recused: reason ? recusalWords[reason] : other,
    open: waits && inReach && done.length > 0,
    scored: claim.scores.length
  }
}

export type Standing = ReturnType<typeof standing>

/** A judge of the village: any grant that scores there, also one that reaches only a group. */
export const judgeAt = async (ctx: Context, village: Subject): Promise<Judging> => {
  const grant = ctx.actor.grants.find(
    (g) =>
      g.villageId === village.villageId &&
      grantFor({ ...ctx.actor, grants: [g] }, 'points_rescore', {
        ...village,
        groupId: g.groupId ?? null
      })
  )
  if (!grant) return deny(common.forbidden)
  return judging(ctx, 'points_rescore', { ...village, groupId: grant.groupId ?? null })
}
