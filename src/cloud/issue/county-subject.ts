import type { Db } from '../db/pool'

/** A county as the subject of a permission; null when there is no such county. */
export const countySubject = async (db: Db, countyId: string) => {
  const row = await db
    .selectFrom('place')
    .select('id')
    .where('id', '=', countyId)
    .where('level', '=', 'county')
    .executeTakeFirst()
  return row ? { countyId: row.id } : null
}
