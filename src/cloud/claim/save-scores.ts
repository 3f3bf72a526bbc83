import { fewestScorers } from '@/domain/claim/first-score'
import type { WriteContext } from '../api/procedure'
import type { Recorder } from '../points/ledger'
import { type ClaimStep, saveSteps } from './save-claims'
import { tellHouseholds } from './tell-households'

/** Writes scores and tells the households whose claims came to a result by them. */
export const saveScores = async (
  ctx: WriteContext,
  villageId: string,
  steps: readonly ClaimStep[],
  by: Recorder
) => {
  await saveSteps(ctx.db, villageId, steps, by, ctx.now)
  const moved = steps.filter((s) => s.next.scores.length >= fewestScorers)
  const told = (state: 'FIRST_SCORED' | 'REJECTED') =>
    moved.filter((s) => s.next.state === state).map((s) => s.loaded.row)
  const [first] = steps
  const ids: Record<string, string> =
    steps.length === 1 && first ? { claimId: first.next.id } : { sheetId: first?.loaded.row.sheet_id ?? '' }
  await tellHouseholds(ctx.db, villageId, told('FIRST_SCORED'), 'claim_scored', ids, ctx.now)
  await tellHouseholds(ctx.db, villageId, told('REJECTED'), 'claim_rejected', ids, ctx.now)
  return moved
}
