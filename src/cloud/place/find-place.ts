import { FindPlace } from '@/domain/place/place'
import { nowhere, query } from '../api/procedure'
import { presentFound } from './present-place'

/** The places that bear or ever bore a 12-digit code, the latest first: old papers keep leading somewhere. */
export const findPlace = query({
  action: 'read_place',
  input: FindPlace,
  subject: () => nowhere,
  run: async ({ db }, { code }) => {
    const rows = await db
      .selectFrom('place_name as n')
      .innerJoin('place as p', 'p.id', 'n.place_id')
      .select(['p.id', 'p.level', 'n.name', 'n.valid_from as from', 'n.valid_to as to'])
      .where('n.code', '=', code)
      .where('p.is_training', '=', false)
      .orderBy('n.valid_from', 'desc')
      .limit(20)
      .execute()
    return rows.map(presentFound)
  }
})
