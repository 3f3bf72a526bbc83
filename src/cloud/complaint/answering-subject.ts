import type { Db } from '../db/pool'

/** The township or county that answers complaints, as the subject of a permission; null when there is none such. */
export const answeringSubject = async (db: Db, placeId: string) => {
  const row = await db
    .selectFrom('place')
    .select(['id', 'level', 'county_id'])
    .where('id', '=', placeId)
    .where('level', 'in', ['township', 'county'])
    .executeTakeFirst()
  return row ? { countyId: row.county_id, townshipId: row.level === 'township' ? row.id : null } : null
}
