import type { PlaceName } from '@/domain/place/place'
import type { Db } from '../db/pool'

/** Every name and code of the given places, oldest first, in one query. */
export const namesOf = async (db: Db, placeIds: readonly string[]): Promise<Map<string, PlaceName[]>> => {
  const rows = placeIds.length
    ? await db
        .selectFrom('place_name')
        .selectAll()
        .where('place_id', 'in', [...placeIds])
        .orderBy('place_id')
        .orderBy('valid_from')
        .execute()
    : []
  const names = new Map<string, PlaceName[]>()
  for (const r of rows) {
    names.set(r.place_id, [
      ...(names.get(r.place_id) ?? []),
      { name: r.name, code: r.code, from: r.valid_from, to: r.valid_to }
    ])
  }
  return names
}
