import { dayOf } from '@/domain/common/calendar'
import { inspectionRefusals, ReopenRound } from '@/domain/inspection/forms'
import { refuseReopening } from '@/domain/inspection/late'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { loadClaims } from '../claim/load-claims'
import { plainFacts, saveSteps, stepAll } from '../claim/save-claims'
import { newId } from '../crypto/new-id'
import { holdVillage } from '../place/hold-village'
import { villageSubject } from '../place/subjects'
import type { Recorder } from '../points/ledger'
import { recorderFor } from '../points/recorder'
import { workOut } from './keep-sheets'
import { lateHouseholds, sheetsIn } from './late-sheets'
import { closedAt, lockRound, type RoundRow } from './load-round'
import { presentReopened } from './present-late'
import { type ClaimOfRound, closedFacts, roundClaims } from './round-claims'
import { noteTold } from './told-before'

const why = '这一轮庭院检查重新打开，算完再记。'

/** Takes back what the closing recorded; it is recorded anew, by the new results, when the round is closed again. */
const takeBack = async (
  { db, now }: WriteContext,
  villageId: string,
  claims: readonly ClaimOfRound[],
  by: Recorder
): Promise<void> => {
  const ids = claims.filter((c) => c.stand === 'open').map((c) => c.id)
  const loaded = await loadClaims(db, villageId, { ids }, true)
  const { done, refused } = stepAll(
    loaded,
    () => ({ type: 'take_back', reason: why }),
    () => plainFacts(dayOf(now))
  )
  if (refused.length > 0) throw new Error(`a record that was open is not: ${refused[0]?.loaded.row.id}`)
  await saveSteps(db, villageId, done, by, now)
}

const writeOpen = async (
  { db, now }: WriteContext,
  round: RoundRow,
  by: Recorder,
  said: { readonly reason: string; readonly late: number }
): Promise<RoundRow> => {
  const open = { state: 'open' as const, openings: round.openings + 1 }
  await db
    .updateTable('inspection_round')
    .set(open)
    .where('village_id', '=', round.village_id)
    .where('id', '=', round.id)
    .execute()
  await db
    .insertInto('inspection_round_event')
    .values({
      ...{ village_id: round.village_id, id: newId(), round_id: round.id, at: now, kind: 'reopened' },
      ...{ actor_id: by.id, actor_name: by.name, reason: said.reason },
      detail: JSON.stringify({ late: said.late })
    })
    .execute()
  return { ...round, ...open }
}

/** What all sheets say of every household on the route, with those that came late. */
const workOutAll = async ({ db }: WriteContext, round: RoundRow): Promise<void> => {
  const stops = await db
    .selectFrom('inspection_stop')
    .select('household_id')
    .where('village_id', '=', round.village_id)
    .where('round_id', '=', round.id)
    .orderBy('household_id')
    .forUpdate()
    .execute()
  await workOut(
    db,
    round,
    stops.map((s) => s.household_id)
  )
}

/**
 * Opens a closed round again, so that sheets which came late count: the results are worked out anew, what was recorded
 * for the households is taken back, and both are said again when the round is closed. Who, when and why stay in its
 * history. Refuses ROUND_OPEN, ROUND_NOTHING_LATE, ROUND_REOPEN_LATE (after 7 days), ROUND_POINTS_BOUND and
 * VILLAGE_ENDED.
 */
export const reopenRound = mutation({
  action: 'round_manage',
  input: ReopenRound,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, roundId, reason }, village) => {
    const { db } = ctx
    await holdVillage(db, villageId)
    const round = await lockRound(db, villageId, roundId, 'alone')
    const closed = await closedAt(db, round)
    if (!closed) return deny(inspectionRefusals.stillOpen)
    const claims = await roundClaims(db, round, true)
    const late = sheetsIn(await lateHouseholds(db, round))
    const facts = await closedFacts(db, round, { closedOn: dayOf(closed), late, claims })
    const refusal = refuseReopening(facts, ctx.actor.on)
    if (refusal) return deny(refusal)
    const by = recorderFor(ctx, 'round_manage', village)
    await noteTold(db, round, claims)
    await takeBack(ctx, villageId, claims, by)
    await workOutAll(ctx, await writeOpen(ctx, round, by, { reason, late }))
    return presentReopened(roundId, late)
  }
})
