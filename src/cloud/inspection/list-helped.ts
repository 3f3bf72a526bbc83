import { sql } from 'kysely'
import { ListHelped } from '@/domain/inspection/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { type HelpedRow, presentHelped } from './present-own'

/** The households that are helped and not compared, in the order of their numbers, for the committee that looks after them. */
export const listHelped = query({
  action: 'round_manage',
  input: ListHelped,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId }) => {
    const { rows } = await sql<HelpedRow>`
      select h.id, h.no, m.name as head
      from (select distinct on (household_id) household_id, value from inspection_word
        where village_id = ${villageId} and kind = 'helped' order by household_id, at desc, id desc) w
      join household h on h.village_id = ${villageId} and h.id = w.household_id and h.ended_on is null
      left join member m on m.village_id = h.village_id and m.household_id = h.id and m.relation = 'head'
        and m.ended_on is null
      where w.value order by h.no`.execute(db)
    return presentHelped(rows)
  }
})
