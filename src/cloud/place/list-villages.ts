import { sql } from 'kysely'
import { ListVillages } from '@/domain/place/place'
import { nowhere, query } from '../api/procedure'
import { presentVillageChoice } from './present-place'

/**
 * Living villages to choose from, by part of a present or former name, by township or county; at most 50, and none that people
 * only practise in. The one that published last comes first, so that a stranger's first look falls on a village with something to see.
 */
export const listVillages = query({
  action: 'read_place',
  input: ListVillages,
  subject: () => nowhere,
  run: async ({ db }, { townshipId, countyId, search }) => {
    const rows = await db
      .selectFrom('place as v')
      .innerJoin('place_name as n', (j) => j.onRef('n.place_id', '=', 'v.id').on('n.valid_to', 'is', null))
      .innerJoin('place_name as t', (j) =>
        j.onRef('t.place_id', '=', 'v.township_id').on('t.valid_to', 'is', null)
      )
      .innerJoin('place_name as c', (j) =>
        j.onRef('c.place_id', '=', 'v.county_id').on('c.valid_to', 'is', null)
      )
      .select(['v.id', 'n.name', 'n.code', 't.name as township', 'c.name as county'])
      .where('v.level', '=', 'village')
      .where('v.ended_on', 'is', null)
      .where('v.is_training', '=', false)
      .$if(townshipId !== undefined, (q) => q.where('v.township_id', '=', townshipId ?? ''))
      .$if(countyId !== undefined, (q) => q.where('v.county_id', '=', countyId ?? ''))
      .$if(search !== undefined, (q) =>
        q.where((e) =>
          e.exists(
            e
              .selectFrom('place_name as any_name')
              .select('any_name.place_id')
              .whereRef('any_name.place_id', '=', 'v.id')
              .where('any_name.name', 'like', `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`)
          )
        )
      )
      .orderBy(
        sql`(select max(d.updated_at) from decision d where d.village_id = v.id and d.published) desc nulls last`
      )
      .orderBy('n.code')
      .limit(50)
      .execute()
    return rows.map(presentVillageChoice)
  }
})
