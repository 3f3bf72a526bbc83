import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { CloseRound, inspectionRefusals, quietRefusal } from '@/domain/inspection/forms'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { holdVillage } from '../place/hold-village'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { closings, lockRound, type RoundRow } from './load-round'
import { presentClosed } from './present-round'
import { quietInspectors } from './quiet-inspectors'
import { recordLevels } from './record-levels'
import { tellRound } from './tell-round'
import { type Before, type Said, toldBefore } from './told-before'

interface Stop extends Said {
  readonly household_id: string
  readonly score: number | null
  readonly head_id: string | null
}

const stopsOf = async (ctx: WriteContext, round: RoundRow): Promise<Stop[]> => {
  const { rows } = await sql<Stop>`
    select s.household_id, s.kind, s.score, s.level, m.id as head_id
    from inspection_stop s
    left join member m on m.village_id = s.village_id and m.household_id = s.household_id and m.relation = 'head'
      and m.ended_on is null
    where s.village_id = ${round.village_id} and s.round_id = ${round.id} order by s.no`.execute(ctx.db)
  return rows
}

const isDone = (stop: Stop): boolean => stop.kind === 'done' || stop.kind === 'helped'

/** Each household hears of its first result; of a later one only where it differs. Answers how many were told. */
const tellResults = async (
  { db, now }: WriteContext,
  villageId: string,
  stops: readonly Stop[],
  before: Before
): Promise<number> => {
  const isNew = (s: Stop) => isDone(s) && before.saidTo(s.household_id) === null
  const isChanged = (s: Stop) => {
    const said = before.saidTo(s.household_id)
    return said !== null && (said.kind !== s.kind || said.level !== s.level)
  }
  const [first, changed] = [stops.filter(isNew), stops.filter(isChanged)]
  const heads = (of: readonly Stop[]) => of.flatMap((s) => s.head_id ?? [])
  await tellRound(db, villageId, heads(first), { kind: 'round_result', now })
  await tellRound(db, villageId, heads(changed), { kind: 'round_result_changed', now })
  return first.length + changed.length
}

/** The deed is the state of the yard: as it was seen by the last day of the round, or before it was first closed. */
const deedDay = async (ctx: WriteContext, round: RoundRow): Promise<string> => {
  const [first] = await closings(ctx.db, round)
  const closedOn = first ? dayOf(first) : ctx.actor.on
  const [earlier = closedOn] = [closedOn, round.to_day].sort()
  return earlier
}

const writeClosed = async (
  { db, now }: WriteContext,
  round: RoundRow,
  by: { readonly id: string; readonly name: string },
  detail: Readonly<Record<string, number>>
): Promise<void> => {
  const key = { village_id: round.village_id, round_id: round.id }
  await db
    .updateTable('inspection_round')
    .set({ state: 'closed' })
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.round_id)
    .execute()
  await db
    .insertInto('inspection_round_event')
    .values({
      ...{ ...key, id: newId(), at: now, kind: 'closed', detail: JSON.stringify(detail) },
      ...{ actor_id: by.id, actor_name: by.name }
    })
    .execute()
}

/**
 * Ends a round: what is filled in from now on is not taken, every household that was scored is told (after it was opened
 * again only where the result differs), and where the rulebook has a rule for a level a record is made for all of its
 * households at once. With `asked: false` it refuses ROUND_QUIET, naming those from whom sheets may still come. Refuses
 * ROUND_CLOSED and VILLAGE_ENDED.
 */
export const closeRound = mutation({
  action: 'round_manage',
  input: CloseRound,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, roundId, asked }, village) => {
    const { db, now } = ctx
    await holdVillage(db, villageId)
    const round = await lockRound(db, villageId, roundId, 'alone')
    if (round.state === 'closed') return deny(inspectionRefusals.closed)
    const quiet = asked === false ? await quietInspectors(db, round, now) : []
    if (quiet.length > 0) return deny(quietRefusal(quiet.map((i) => i.name)))
    const by = recorderFor(ctx, 'round_manage', village)
    const stops = await stopsOf(ctx, round)
    const finished = stops.filter(isDone).length
    const counts = { finished, unfinished: stops.length - finished }
    const before = await toldBefore(db, round)
    const occurredOn = await deedDay(ctx, round)
    const booked = await recordLevels(ctx, round, stops, { by, occurredOn, before })
    const recorded = booked.filter((b) => b.refusal === null).length
    await writeClosed(ctx, round, by, { ...counts, recorded })
    const told = await tellResults(ctx, villageId, stops, before)
    return presentClosed(roundId, { ...counts, told }, booked)
  }
})
