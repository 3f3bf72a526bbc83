import { sql } from 'kysely'
import { ListRounds } from '@/domain/inspection/forms'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { sheetCounts } from './load-round'
import { presentRounds, type RoundListed } from './present-round'

/** As many as a village holds in two years. */
const pageSize = 24

/** The rounds of a village, the newest first: which the caller goes round in, leads or may watch, and how far each is. */
export const listRounds = query({
  action: 'round_read',
  input: ListRounds,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId }, village) => {
    const own = ctx.persons.filter((p) => p.kind === 'member').map((p) => p.holderId)
    const { rows } = await sql<RoundListed>`
      select r.*, s.households, s.finished,
        exists (select 1 from inspection_inspector i where i.village_id = r.village_id and i.round_id = r.id
          and i.member_id = any(${own}::uuid[])) as inspects,
        (select count(distinct x.household_id)::int from inspection_sheet x
          where x.village_id = r.village_id and x.round_id = r.id and x.inspector_id = any(${own}::uuid[])
          and not ${sheetCounts}) as late
      from (select * from inspection_round where village_id = ${villageId} order by id desc limit ${pageSize}) r
      cross join lateral (select count(*)::int as households,
          count(*) filter (where kind in ('done', 'helped'))::int as finished
        from inspection_stop s where s.village_id = r.village_id and s.round_id = r.id) s
      order by r.id desc`.execute(ctx.db)
    const caller = { own, watches: may(ctx.actor, 'round_watch', village) }
    return presentRounds(rows, caller)
  }
})
