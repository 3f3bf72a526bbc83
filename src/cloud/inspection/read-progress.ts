import { sql } from 'kysely'
import { ReadRound } from '@/domain/inspection/forms'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { inspectorsHere, loadRound, type RoundRow, watcherOf } from './load-round'
import { type GroupProgress, type LevelCounts, presentProgress, type SecondLook } from './present-round'

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
    left join inspection_sheet x on x.village_id = i.village_id and x.round_id = i.round_id
      and x.inspector_id = i.member_id
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

/**
 * How a round goes: by groups, by inspectors, and which households wait for a second look. For who leads it and the
 * village's offices; nobody's scores are in it. Refuses FORBIDDEN.
 */
export const readProgress = query({
  action: 'round_inspect',
  input: ReadRound,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, roundId }, village) => {
    const round = await loadRound(ctx.db, villageId, roundId)
    const leading = watcherOf(ctx, round, village)
    const groups = await groupsOf(ctx.db, round)
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
      items: await itemsOf(ctx.db, round)
    }
    const goesRound = leading !== null && (await inspectorsHere(ctx, villageId, roundId)).length > 0
    const open = round.state === 'open'
    const closes = open && may(ctx.actor, 'round_manage', village)
    return presentProgress(round, found, { looksAgain: open && goesRound, closes })
  }
})
