import { sql } from 'kysely'
import { ListPassedUpCorrections } from '@/domain/correction/forms'
import { query } from '../api/procedure'
import { townshipSubject } from '../place/subjects'
import { presentPassedUp } from './present-correction'
import { pageSize, selectCorrections } from './select-corrections'

/** Corrections that a township of the villages is asked to look at, the earliest first, 30 at a time. */
export const listPassedUp = query({
  action: 'correction_look',
  input: ListPassedUpCorrections,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, actor }, { townshipId, after }) => {
    const rows = await selectCorrections(db)
      .innerJoin('place as p', 'p.id', 'c.village_id')
      .select(
        sql<string>`coalesce((select n.name from place_name n where n.place_id = c.village_id
          and n.valid_from <= ${actor.on} order by n.valid_from desc limit 1), '')`.as('village_name')
      )
      .where('p.parent_id', '=', townshipId)
      .where('c.state', '=', 'passed_up')
      .$if(after !== undefined, (q) => q.where('c.id', '>', after ?? ''))
      .orderBy('c.id')
      .limit(pageSize)
      .execute()
    return rows.map(presentPassedUp)
  }
})
