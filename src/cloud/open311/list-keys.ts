import { ListOpen311Keys } from '@/domain/open311/forms'
import { query } from '../api/procedure'
import { countySubject } from '../issue/county-subject'
import { presentKey } from './present-key'

/** The systems that were ever let in, the newest first. */
export const listKeys = query({
  action: 'open311_keys',
  input: ListOpen311Keys,
  subject: ({ db }, { countyId }) => countySubject(db, countyId),
  run: async ({ db }, { countyId }) => {
    const rows = await db
      .selectFrom('open311_key')
      .selectAll()
      .where('place_id', '=', countyId)
      .orderBy('id', 'desc')
      .limit(100)
      .execute()
    return rows.map(presentKey)
  }
})
