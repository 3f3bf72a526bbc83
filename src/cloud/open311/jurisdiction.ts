import type { Db } from '../db/pool'

/** A village of a county that has opened Open311, as a jurisdiction. */
export interface Jurisdiction {
  readonly code: string
  readonly name: string
  readonly villageId: string
  readonly townshipId: string | null
  readonly countyId: string
}

/**
 * The living village that bears a 12-digit code, if its county has let any system in; null otherwise. A county that
 * has not asked for Open311 publishes nothing by it.
 */
export const jurisdictionOf = async (db: Db, code: string): Promise<Jurisdiction | null> => {
  if (!/^\d{12}$/.test(code)) return null
  const row = await db
    .selectFrom('place_name as n')
    .innerJoin('place as p', 'p.id', 'n.place_id')
    .select(['n.name', 'p.id', 'p.township_id', 'p.county_id'])
    .where('n.code', '=', code)
    .where('n.valid_to', 'is', null)
    .where('p.level', '=', 'village')
    .where('p.ended_on', 'is', null)
    .where('p.is_training', '=', false)
    .where((e) =>
      e.exists(
        e
          .selectFrom('open311_key as k')
          .select('k.id')
          .whereRef('k.place_id', '=', 'p.county_id')
          .where('k.ended_at', 'is', null)
      )
    )
    .executeTakeFirst()
  return row
    ? { code, name: row.name, villageId: row.id, townshipId: row.township_id, countyId: row.county_id }
    : null
}
