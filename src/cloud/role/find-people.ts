import { sql } from 'kysely'
import { FindPeople } from '@/domain/role/grant'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { type CandidateRow, presentCandidate } from './present-role'

/** As many as are looked through; more of them want a longer name. */
const shown = 20

/**
 * People of the village's roster by part of their name, to be given an office, at most twenty; `more` says that there are
 * others. For whoever enters offices there: the county's administrator sees no other line of a roster.
 */
export const findPeople = query({
  action: 'grant_role',
  input: FindPeople,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId, name }) => {
    const part = `%${name.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
    const { rows } = await sql<CandidateRow>`
      select m.id, m.name, m.relation, m.birth_month, h.no as household_no, g.name as group_name,
        coalesce((select json_agg(r.role order by r.role) from role_grant r where r.place_id = m.village_id
          and r.holder_id = m.id and r.from_day <= ${actor.on}::date
          and (r.to_day is null or r.to_day >= ${actor.on}::date)), '[]') as roles
      from member m
      join household h on h.village_id = m.village_id and h.id = m.household_id
      join village_group g on g.village_id = h.village_id and g.id = h.group_id
      where m.village_id = ${villageId} and m.ended_on is null and m.name like ${part}
      order by h.no, m.birth_month, m.id limit ${shown + 1}`.execute(db)
    return {
      people: rows.slice(0, shown).map((r) => presentCandidate(r, actor.on)),
      more: rows.length > shown
    }
  }
})
