import { sql } from 'kysely'
import type { Db } from '../db/pool'

/** The living village that an ended one was merged into, however many mergers later. */
const successorOf = async (db: Db, villageId: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id, merged_into, 0 as depth from place where id = ${villageId}
      union all
      select p.id, p.merged_into, c.depth + 1 from place p join chain c on p.id = c.merged_into where c.depth < 20
    )
    select id from chain order by depth desc limit 1`.execute(db)
  return rows[0]?.id ?? villageId
}

/**
 * A village as the subject of a permission; null when there is no such village. A merged village's history belongs
 * to the people of its successor, so there `villageId` is the successor's: rows are found by the id that was asked for.
 */
export const villageSubject = async (db: Db, villageId: string) => {
  const row = await db
    .selectFrom('place')
    .select(['id', 'county_id', 'township_id', 'ended_on'])
    .where('id', '=', villageId)
    .where('level', '=', 'village')
    .executeTakeFirst()
  if (!row) return null
  const living = row.ended_on === null ? row.id : await successorOf(db, row.id)
  return { countyId: row.county_id, townshipId: row.township_id, villageId: living, endedOn: row.ended_on }
}

/** A township as the subject of a permission; null when there is no such township. */
export const townshipSubject = async (db: Db, townshipId: string) => {
  const row = await db
    .selectFrom('place')
    .select(['id', 'county_id'])
    .where('id', '=', townshipId)
    .where('level', '=', 'township')
    .executeTakeFirst()
  return row ? { countyId: row.county_id, townshipId: row.id } : null
}

/** A household of a village, with its group and courtyard, as the subject of a permission; null when unknown. */
export const householdSubject = async (db: Db, villageId: string, householdId: string) => {
  const village = await villageSubject(db, villageId)
  const row = await db
    .selectFrom('household')
    .select(['id', 'no', 'group_id', 'courtyard_id', 'ended_on'])
    .where('village_id', '=', villageId)
    .where('id', '=', householdId)
    .executeTakeFirst()
  return village && row
    ? {
        ...village,
        groupId: row.group_id,
        courtyardId: row.courtyard_id,
        householdId: row.id,
        householdNo: row.no,
        endedOn: row.ended_on
      }
    : null
}
