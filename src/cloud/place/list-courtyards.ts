import { ReadVillage } from '@/domain/place/place'
import { query } from '../api/procedure'
import { presentCourtyard } from './present-place'
import { villageSubject } from './subjects'

/** The courtyards (院落) of a village that there are today, by name. */
export const listCourtyards = query({
  action: 'read_place',
  input: ReadVillage,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId }) => {
    const rows = await db
      .selectFrom('courtyard')
      .select(['id', 'name'])
      .where('village_id', '=', villageId)
      .where('ended_on', 'is', null)
      .orderBy('name')
      .execute()
    return rows.map(presentCourtyard)
  }
})
