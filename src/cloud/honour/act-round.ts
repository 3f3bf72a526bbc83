import { dayOf } from '@/domain/common/calendar'
import { ActRound } from '@/domain/honour/forms'
import { type NomineeAction, nomineeActions, transitions } from '@/domain/honour/nominee'
import { choose, resultOf, sayResult } from '@/domain/honour/panel'
import { type RoundAction, stepRound } from '@/domain/honour/round'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { tellOffice } from '../notice/tell-office'
import { recorderFor } from '../points/recorder'
import {
  lockRound,
  type NomineeRow,
  nomineeOf,
  nomineesOf,
  type RoundRow,
  roundOf,
  type Tx
} from './load-honour'
import { presentRoundState } from './present-honour'
import { type Stepping, saveNominee, saveRound } from './save-honour'
import { tellNominees } from './tell-honour'

/** A step that follows from the round's: nobody presses it, so the table's first answer is enough. */
const follow = async (
  tx: Tx,
  rows: readonly NomineeRow[],
  action: NomineeAction,
  s: Stepping,
  results: ReadonlyMap<string, string> = new Map()
): Promise<void> => {
  const to = transitions[action].to
  for (const row of rows) {
    const state = to === 'same' ? row.state : to
    const result = results.get(row.id)
    await saveNominee(
      tx,
      row,
      action,
      { ...nomineeOf(row), state },
      s,
      result === undefined ? {} : { result }
    )
  }
}

const inStates = (rows: readonly NomineeRow[], action: NomineeAction): NomineeRow[] => {
  if (!nomineeActions.includes(action)) throw new Error(`no step ${action}`)
  const from: readonly string[] = transitions[action].from
  return rows.filter((r) => from.includes(r.state))
}

const judgmentsOf = async (tx: Tx, round: RoundRow, rows: readonly NomineeRow[]) => {
  const given =
    rows.length === 0
      ? []
      : await tx
          .selectFrom('honour_judgment')
          .select(['nominee_id', 'points'])
          .where('village_id', '=', round.village_id)
          .where(
            'nominee_id',
            'in',
            rows.map((r) => r.id)
          )
          .execute()
  return rows.map((row) => ({
    id: row.id,
    points: given.filter((g) => g.nominee_id === row.id).map((g) => g.points)
  }))
}

/** The panel's judgments are counted: who is to be honoured, and who is not, each told with the result. */
const closePanel = async (tx: Tx, round: RoundRow, rows: readonly NomineeRow[], s: Stepping) => {
  const supported = inStates(rows, 'choose')
  const judged = await judgmentsOf(tx, round, supported)
  const chosen = choose(judged, round.method, round.plaques)
  if (!chosen.ok) return deny(chosen.refusal)
  const results = new Map(
    judged.map((n) => [n.id, sayResult(resultOf(n.points, round.method), round.method)])
  )
  const out = supported.filter((r) => !chosen.value.has(r.id))
  await follow(
    tx,
    supported.filter((r) => chosen.value.has(r.id)),
    'choose',
    s,
    results
  )
  await follow(tx, out, 'pass_over', s, results)
  await tellNominees(tx, out, { kind: 'honour_ended', now: s.now })
}

/** Whom the courtyard did not support, and who has not answered, takes no further part. */
const beginPanel = async (tx: Tx, round: RoundRow, rows: readonly NomineeRow[], s: Stepping) => {
  const unsupported = rows.filter((r) => r.state === 'entered')
  await follow(tx, unsupported, 'pass_over', { ...s, words: '院落评议没有形成支持意见' })
  await follow(
    tx,
    rows.filter((r) => r.state === 'asked'),
    'lapse',
    { ...s, words: '提名期内没有答复' }
  )
  await tellNominees(tx, unsupported, { kind: 'honour_ended', now: s.now })
  const panel = ['villager_rep', 'points_assessor', 'committee_member', 'party_secretary'] as const
  const ids = { roundId: round.id }
  await tellOffice({ db: tx, now: s.now }, round.village_id, panel, 'honour_to_judge', ids)
}

const endAll = async (tx: Tx, rows: readonly NomineeRow[], s: Stepping): Promise<void> => {
  const ended = inStates(rows, 'lapse')
  await follow(tx, ended, 'lapse', s)
  await tellNominees(tx, ended, { kind: 'honour_ended', now: s.now, reason: s.words ?? null })
}

/** A step of a locked round with all that follows from it for the households in it. */
export const moveRound = async (tx: Tx, round: RoundRow, action: RoundAction, s: Stepping) => {
  const rows = await nomineesOf(tx, round)
  const count = (state: NomineeRow['state']) => rows.filter((r) => r.state === state).length
  const facts = {
    today: dayOf(s.now),
    supported: count('supported'),
    chosen: count('chosen'),
    reason: s.words ?? undefined
  }
  const done = stepRound(roundOf(round), action, facts)
  if (!done.ok) return deny(done.refusal)
  if (action === 'begin_panel') await beginPanel(tx, round, rows, s)
  if (action === 'close_panel') await closePanel(tx, round, rows, s)
  if (action === 'cancel' || action === 'close') await endAll(tx, rows, s)
  await saveRound(tx, round, action, done.value, s)
  const { state, stopped, takenDown } = done.value
  return { ...round, state, stopped, taken_down: takenDown }
}

/**
 * The committee moves a round on: the panel begins, the panel is closed and counted, or the round is given up with a
 * reason. Refuses what `stepRound` and `choose` refuse, and VILLAGE_ENDED.
 */
export const actRound = mutation({
  action: 'honour_manage',
  input: ActRound,
  subject: ({ db }, { villageId, roundId }) => lockRound(db, villageId, roundId),
  run: async (ctx, { action, words }, subject) => {
    const by = recorderFor(ctx, 'honour_manage', subject)
    const moved = await moveRound(ctx.db, subject.round, action, { now: ctx.now, by, words: words ?? null })
    return presentRoundState(moved)
  }
})
