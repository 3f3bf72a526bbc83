import { sql } from 'kysely'
import { CloseRound, inspectionRefusals } from '@/domain/inspection/forms'
import { levelOf } from '@/domain/inspection/rubric'
import type { Refusal } from '@/domain/refusal/refusal'
import { mutation, type WriteContext } from '../api/procedure'
import { deny, RefusalError } from '../api/refusal-error'
import { recordMany, type SheetToRecord } from '../claim/record-many'
import { newId } from '../crypto/new-id'
import { holdVillage } from '../place/hold-village'
import { villageSubject } from '../place/subjects'
import type { Recorder } from '../points/ledger'
import { recorderFor } from '../points/recorder'
import { lockRound, type RoundRow } from './load-round'
import { presentClosed } from './present-round'
import { tellRound } from './tell-round'

interface Booked {
  readonly refusal: Refusal | null
}

interface Stop {
  readonly household_id: string
  readonly kind: string
  readonly score: number | null
  readonly head_id: string | null
}

const stopsOf = async (ctx: WriteContext, round: RoundRow): Promise<Stop[]> => {
  const { rows } = await sql<Stop>`
    select s.household_id, s.kind, s.score, m.id as head_id
    from inspection_stop s
    left join member m on m.village_id = s.village_id and m.household_id = s.household_id and m.relation = 'head'
      and m.ended_on is null
    where s.village_id = ${round.village_id} and s.round_id = ${round.id} order by s.no`.execute(ctx.db)
  return rows
}

/** A rule that has gone meanwhile must not keep a round from ending: it is told, and nothing is written under it. */
const record = async (ctx: WriteContext, sheet: SheetToRecord): Promise<readonly Booked[]> => {
  try {
    return (await recordMany(ctx, sheet)).lines
  } catch (error) {
    if (error instanceof RefusalError) return [{ refusal: error.refusal }]
    throw error
  }
}

/**
 * One record a level for all of its households, as any other record: it is scored, reviewed and hung out before it is
 * booked. Where the round names no rule for a level, nothing is recorded.
 */
const recordLevels = async (
  ctx: WriteContext,
  round: RoundRow,
  stops: readonly Stop[],
  by: Recorder,
  occurredOn: string
): Promise<Booked[]> => {
  const worth = [
    { level: 'cleanest', itemId: round.cleanest_item },
    { level: 'clean', itemId: round.clean_item }
  ] as const
  const booked: Booked[] = []
  for (const { level, itemId } of worth) {
    const lines = stops
      .filter((s) => s.score !== null && levelOf(s.score) === level)
      .map((s) => ({ householdId: s.household_id, memberId: null, times: null }))
    if (!itemId || lines.length === 0) continue
    const what = { villageId: round.village_id, itemId, occurredOn, times: 1, note: round.name, lines, by }
    booked.push(...(await record(ctx, { ...what, kind: 'record', hasPhotos: false, office: 'system' })))
  }
  return booked
}

/**
 * Ends a round: no sheet is taken any more, every household that was scored is told, and where the rulebook has a rule
 * for a level a record is made for all of its households at once. Refuses ROUND_CLOSED and VILLAGE_ENDED.
 */
export const closeRound = mutation({
  action: 'round_manage',
  input: CloseRound,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, roundId }, village) => {
    const { db, now } = ctx
    await holdVillage(db, villageId)
    const round = await lockRound(db, villageId, roundId, 'alone')
    if (round.state === 'closed') return deny(inspectionRefusals.closed)
    const by = recorderFor(ctx, 'round_manage', village)
    const stops = await stopsOf(ctx, round)
    const done = stops.filter((s) => s.kind === 'done' || s.kind === 'helped')
    const counts = { finished: done.length, unfinished: stops.length - done.length }
    await db
      .updateTable('inspection_round')
      .set({ state: 'closed' })
      .where('village_id', '=', villageId)
      .where('id', '=', roundId)
      .execute()
    await db
      .insertInto('inspection_round_event')
      .values({
        ...{ village_id: villageId, id: newId(), round_id: roundId, at: now, kind: 'closed' as const },
        ...{ actor_id: by.id, actor_name: by.name, detail: JSON.stringify(counts) }
      })
      .execute()
    // The deed is the state of the yard; a round that was closed late was still seen by its last day.
    const [occurredOn = ctx.actor.on] = [ctx.actor.on, round.to_day].sort()
    const booked = await recordLevels(ctx, round, stops, by, occurredOn)
    const heads = done.flatMap((s) => s.head_id ?? [])
    await tellRound(db, villageId, heads, { kind: 'round_result', now })
    return presentClosed(roundId, counts, booked)
  }
})
