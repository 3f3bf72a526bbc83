import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { ReadRound } from '@/domain/inspection/forms'
import { refuseReopening } from '@/domain/inspection/late'
import { may } from '@/domain/role/may'
import type { Context } from '../api/context'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { type LateHousehold, lateHouseholds, sheetsIn } from './late-sheets'
import { closedAt, inspectorsHere, loadRound, type RoundRow, sheetCounts, watcherOf } from './load-round'
import { presentReopening } from './present-late'
import { type GroupProgress, type LevelCounts, presentProgress, type SecondLook } from './present-round'
import { quietInspectors } from './quiet-inspectors'
import { closedFacts, roundClaims } from './round-claims'

const groupsOf = async (db: Db, round: RoundRow) => {
  const { rows } = await sql<GroupProgress & LevelCounts>`
    select g.name, count(*)::int as households,
      count(*) filter (where s.kind in ('done', 'helped'))::int as finished,
      count(*) filter (where s.kind = 'look_again')::int as again,
      count(*) filter (where s.sheets = 0)::int as untouched,
      count(*) filter (where s.level = 'cleanest')::int as cleanest,
      count(*) filter (where s.level = 'clean')::int as clean,
      count(*) filter (where s.level = 'improving')::int as improving,
      count(*) filter (where s.kind = 'helped')::int as helped
    from inspection_stop s
    join household h on h.village_id = s.village_id and h.id = s.household_id
    join village_group g on g.village_id = h.village_id and g.id = h.group_id
    where s.village_id = ${round.village_id} and s.round_id = ${round.id}
    group by g.no, g.name order by g.no`.execute(db)
  return rows
}

const secondLooks = async (db: Db, round: RoundRow) => {
  const { rows } = await sql<SecondLook>`
    select s.household_id, h.no, m.name as head, s.spread
    from inspection_stop s
    join household h on h.village_id = s.village_id and h.id = s.household_id
    left join member m on m.village_id = h.village_id and m.household_id = h.id and m.relation = 'head'
      and m.ended_on is null
    where s.village_id = ${round.village_id} and s.round_id = ${round.id} and s.kind = 'look_again'
    order by s.no`.execute(db)
  return rows
}

const inspectorsOf = async (db: Db, round: RoundRow) => {
  const { rows } = await sql<{ name: string; sheets: number }>`
    select m.name, count(distinct x.household_id)::int as sheets
    from inspection_inspector i
    join member m on m.village_id = i.village_id and m.id = i.member_id
    join inspection_round r on r.village_id = i.village_id and r.id = i.round_id
    left join inspection_sheet x on x.village_id = i.village_id and x.round_id = i.round_id
      and x.inspector_id = i.member_id and ${sheetCounts}
    where i.village_id = ${round.village_id} and i.round_id = ${round.id}
    group by m.id, m.name order by m.name`.execute(db)
  return rows
}

const itemsOf = (db: Db, round: RoundRow) =>
  db
    .selectFrom('rulebook_item')
    .select(['id', 'words', 'points'])
    .where('village_id', '=', round.village_id)
    .where((e) => e.or([e('id', '=', round.cleanest_item), e('id', '=', round.clean_item)]))
    .execute()

const eventsOf = (db: Db, round: RoundRow) =>
  db
    .selectFrom('inspection_round_event')
    .select(['kind', 'at', 'actor_name', 'reason'])
    .where('village_id', '=', round.village_id)
    .where('round_id', '=', round.id)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** Whether a closed round with late sheets can be opened again; null where there is nothing to open it for. */
const reopeningOf = async (ctx: Context, round: RoundRow, late: readonly LateHousehold[], may: boolean) => {
  const closed = late.length > 0 ? await closedAt(ctx.db, round) : null
  if (!closed) return null
  const claims = await roundClaims(ctx.db, round)
  const found = { closedOn: dayOf(closed), late: sheetsIn(late), claims }
  const refusal = refuseReopening(await closedFacts(ctx.db, round, found), ctx.actor.on)
  return presentReopening(closed, may, refusal)
}

/**
 * How a round goes: by groups, by inspectors, and which households wait for a second look; before the end from whom sheets
 * may still come (for who leads or closes it), after it what came late. For who leads it and the village's offices;
 * nobody's scores are in it. Refuses FORBIDDEN.
 */
export const readProgress = query({
  action: 'round_inspect',
  input: ReadRound,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, roundId }, village) => {
    const round = await loadRound(ctx.db, villageId, roundId)
    const leading = watcherOf(ctx, round, village)
    const groups = await groupsOf(ctx.db, round)
    const manages = may(ctx.actor, 'round_manage', village)
    const open = round.state === 'open'
    const late = await lateHouseholds(ctx.db, round)
    const sum = (of: keyof LevelCounts) => groups.reduce((n, g) => n + g[of], 0)
    const found = {
      groups,
      levels: {
        cleanest: sum('cleanest'),
        clean: sum('clean'),
        improving: sum('improving'),
        helped: sum('helped')
      },
      again: await secondLooks(ctx.db, round),
      inspectors: await inspectorsOf(ctx.db, round),
      items: await itemsOf(ctx.db, round),
      events: await eventsOf(ctx.db, round),
      quiet: open && (leading !== null || manages) ? await quietInspectors(ctx.db, round, ctx.now) : [],
      late,
      reopening: await reopeningOf(ctx, round, late, manages)
    }
    const goesRound = leading !== null && (await inspectorsHere(ctx, villageId, roundId)).length > 0
    return presentProgress(round, found, { looksAgain: open && goesRound, closes: open && manages })
  }
})
