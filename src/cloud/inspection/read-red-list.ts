import { sql } from 'kysely'
import { ReadRedList } from '@/domain/inspection/forms'
import { redListStates } from '@/domain/inspection/red-list'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentRedList, type RedListRow } from './present-own'

/**
 * The red list of the last closed round, where the village turned one on by resolution: those households of the best
 * level that have agreed and not taken it back since (个人信息保护法第25条). For the people of the village; null where there is
 * none. A helped household is not on it: it is compared with nobody.
 */
export const readRedList = query({
  action: 'round_read',
  input: ReadRedList,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId }) => {
    const round = await db
      .selectFrom('inspection_round as r')
      .leftJoin('decision as d', (j) =>
        j
          .onRef('d.village_id', '=', 'r.village_id')
          .onRef('d.id', '=', 'r.red_list_decision')
          .on('d.state', 'in', redListStates)
      )
      .select(['r.id', 'r.name', 'r.to_day', 'r.state', 'd.id as decision_id', 'd.title'])
      .where('r.village_id', '=', villageId)
      .where((e) => e.or([e('r.state', '=', 'closed'), e('r.openings', '>', 1)]))
      .orderBy('r.id', 'desc')
      .limit(1)
      .executeTakeFirst()
    // The last round says whether there is one: what a village turned off does not go on with an older round's names.
    if (!round || round.decision_id === null || round.title === null) return null
    // Opened again, it is being worked out anew; an older round's names would not be its list.
    if (round.state === 'open') return null
    const { rows } = await sql<RedListRow>`
      select h.no, m.name as head from inspection_stop s
      join household h on h.village_id = s.village_id and h.id = s.household_id and h.ended_on is null
      join member m on m.village_id = h.village_id and m.household_id = h.id and m.relation = 'head'
        and m.ended_on is null
      where s.village_id = ${villageId} and s.round_id = ${round.id} and s.level = 'cleanest'
        and (select w.value from inspection_word w where w.village_id = s.village_id
          and w.household_id = s.household_id and w.kind = 'red_list' order by w.at desc, w.id desc limit 1)
        and not coalesce((select w.value from inspection_word w where w.village_id = s.village_id
          and w.household_id = s.household_id and w.kind = 'helped' order by w.at desc, w.id desc limit 1), false)
      order by s.no`.execute(db)
    const { id, name, to_day, decision_id, title } = round
    return presentRedList({ id, name, to_day, decision_id, title }, rows)
  }
})
