import type * as z from 'zod/mini'
import { ScoreSheet } from '@/domain/claim/forms'
import { claimRefusals } from '@/domain/claim/refusals'
import { common } from '@/domain/refusal/refusal'
import { may, type Subject } from '@/domain/role/may'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { livingVillage } from '../notice/load-notice'
import { factsFor, judging, placeOf, reaches } from './judge'
import { type LoadedClaim, loadClaims } from './load-claims'
import { presentSheetScored } from './present-claim'
import { stepAll } from './save-claims'
import { saveScores } from './save-scores'

const open = ({ row }: LoadedClaim): boolean => row.state === 'DECLARED' || row.reconsidering

type Exceptions = z.output<typeof ScoreSheet>['exceptions']

/** What is wrong with a score that was typed is said at once; the other lines wait until it is put right. */
const typedFaults = ['SCORE_OUT_OF_RANGE', 'SCORE_REASON_NEEDED']

const lockSheet = async ({ db, actor }: WriteContext, villageId: string, sheetId: string) => {
  const village = await livingVillage(db, villageId)
  const claims = village ? await loadClaims(db, villageId, { sheetId }, true) : []
  const [first] = claims
  if (!village || !first) return null
  const within = claims.find((c) => may(actor, 'points_rescore', placeOf(village, c.row))) ?? first
  return { ...placeOf(village, within.row), village: village as Subject, claims }
}

const chosen = (claims: readonly LoadedClaim[], exceptions: Exceptions) => {
  const by = new Map(exceptions.map((e) => [e.claimId, e]))
  const known = new Set(claims.map((c) => c.row.id))
  if (exceptions.some((e) => !known.has(e.claimId))) deny(common.notFound)
  return { by, lines: claims.filter((c) => open(c) && by.get(c.row.id)?.points !== null) }
}

/**
 * Scores every line of a sheet at once: full marks for each that is open to the caller, but for the exceptions, each
 * with its points and reason (null: left for later). Lines the caller must stand back from are left to others, with the
 * reason. Refuses NOT_FOUND, SCORE_OUT_OF_RANGE and SCORE_REASON_NEEDED of an exception.
 */
export const scoreSheet = mutation({
  action: 'points_rescore',
  input: ScoreSheet,
  subject: (ctx, { villageId, sheetId }) => lockSheet(ctx, villageId, sheetId),
  run: async (ctx, { villageId, exceptions }, subject) => {
    const me = await judging(ctx, 'points_rescore', subject)
    const { by, lines } = chosen(subject.claims, exceptions)
    const reached = lines.filter((c) => reaches(me, subject.village, c.row))
    const { done, refused } = stepAll(
      reached,
      ({ row }) => {
        const said = by.get(row.id)
        const points = said?.points ?? row.asked
        return { type: 'score', by: me.judge, points, reason: said?.reason ?? null }
      },
      () => factsFor(me)
    )
    const typed = refused.find((r) => by.has(r.loaded.row.id) && typedFaults.includes(r.refusal.code))
    if (typed) return deny({ ...typed.refusal, field: 'exceptions' })
    const moved = await saveScores(ctx, villageId, done, me.by)
    const outside = lines.filter((c) => !reached.includes(c))
    return presentSheetScored(done.length, moved.length, [
      ...refused.map((r) => ({ claimId: r.loaded.row.id, why: r.refusal.message })),
      ...outside.map((c) => ({ claimId: c.row.id, why: claimRefusals.outOfReach.message }))
    ])
  }
})
