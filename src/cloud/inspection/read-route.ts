import { sql } from 'kysely'
import { ReadRound } from '@/domain/inspection/forms'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { inspectorOf, loadRound, type RoundRow, sheetCounts, tiesOf } from './load-round'
import { rubricOf } from './load-rubric'
import { presentRoute, type StopRow } from './present-round'

type Row = Omit<StopRow, 'kin' | 'leader_kin'>

const selectStops = async (db: Db, round: RoundRow, inspectorId: string): Promise<Row[]> => {
  const word = (kind: string) => sql`(select w.value from inspection_word w
    where w.village_id = s.village_id and w.household_id = s.household_id and w.kind = ${kind}
    order by w.at desc, w.id desc limit 1)`
  const { rows } = await sql<Row>`
    select s.household_id, s.kind, h.no as door, m.name as head, g.no as group_no, g.name as group_name,
      c.name as courtyard, ${word('helped')} as helped, ${word('enter')} as enter,
      exists (select 1 from inspection_sheet x where x.village_id = s.village_id and x.round_id = s.round_id
        and x.household_id = s.household_id and x.inspector_id = ${inspectorId}) as mine
    from inspection_stop s
    join household h on h.village_id = s.village_id and h.id = s.household_id
    join village_group g on g.village_id = h.village_id and g.id = h.group_id
    left join courtyard c on c.village_id = h.village_id and c.id = h.courtyard_id
    left join member m on m.village_id = h.village_id and m.household_id = h.id and m.relation = 'head'
      and m.ended_on is null
    where s.village_id = ${round.village_id} and s.round_id = ${round.id}
    order by s.no`.execute(db)
  return rows
}

/** Of how many households this inspector's sheets came after the end, and do not count. */
const lateOf = async (db: Db, round: RoundRow, inspectorId: string): Promise<number> => {
  const { rows } = await sql<{ late: number }>`
    select count(distinct x.household_id)::int as late from inspection_sheet x
    join inspection_round r on r.village_id = x.village_id and r.id = x.round_id
    where x.village_id = ${round.village_id} and x.round_id = ${round.id} and x.inspector_id = ${inspectorId}
      and not ${sheetCounts}`.execute(db)
  return rows[0]?.late ?? 0
}

/**
 * The whole route of a round in one call, for the phone of somebody who goes round: 526 households are some 80 KB. Those
 * whom this inspector must not score are marked. Refuses ROUND_NOT_INSPECTOR.
 */
export const readRoute = query({
  action: 'round_inspect',
  input: ReadRound,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, roundId }) => {
    const inspector = await inspectorOf(ctx, villageId, roundId)
    const round = await loadRound(ctx.db, villageId, roundId)
    const rubric = await rubricOf(ctx.db, villageId, round.rubric_version)
    const rows = await selectStops(ctx.db, round, inspector.holderId)
    const tied = await tiedTo(ctx.db, villageId, [inspector.holderId, round.leader_id])
    const { ended_on: leftOn } = await ctx.db
      .selectFrom('member')
      .select('ended_on')
      .where('village_id', '=', villageId)
      .where('id', '=', round.leader_id)
      .executeTakeFirstOrThrow()
    const stops = rows.map((r) => ({
      ...r,
      kin: tied(inspector.holderId, r.household_id),
      leader_kin: leftOn !== null || tied(round.leader_id, r.household_id)
    }))
    const late = await lateOf(ctx.db, round, inspector.holderId)
    return presentRoute(round, rubric, { id: inspector.holderId, name: inspector.name, late }, stops)
  }
})

/** Who lives in or is near to which household. */
const tiedTo = async (
  db: Db,
  villageId: string,
  memberIds: readonly string[]
): Promise<(memberId: string, householdId: string) => boolean> => {
  const ties = await tiesOf(db, villageId, memberIds)
  const homes = await db
    .selectFrom('member')
    .select(['id', 'household_id'])
    .where('village_id', '=', villageId)
    .where('id', 'in', memberIds)
    .execute()
  return (memberId, householdId) =>
    homes.some((h) => h.id === memberId && h.household_id === householdId) ||
    ties.some((t) => t.memberId === memberId && t.householdId === householdId)
}
