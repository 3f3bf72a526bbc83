import { ReadVillage } from '@/domain/place/place'
import { query } from '../api/procedure'
import { presentGroup } from './present-place'
import { villageSubject } from './subjects'

/** The groups (村民小组) of a village that there are today, in their order. */
export const listGroups = query({
  action: 'read_place',
  input: ReadVillage,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId }) => {
    const rows = await db
      .selectFrom('village_group')
      .select(['id', 'name'])
      .where('village_id', '=', villageId)
      .where('ended_on', 'is', null)
      .orderBy('no')
      .execute()
    return rows.map(presentGroup)
  }
})
