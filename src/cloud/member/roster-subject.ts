import { sql } from 'kysely'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'

/** A village whose roster may still change: null when it is unknown or was merged into another. */
export const livingVillage = async ({ db }: { db: Db }, { villageId }: { villageId: string }) => {
  const village = await villageSubject(db, villageId)
  return village && village.endedOn === null ? village : null
}

/**
 * Holds the village's roster until the transaction ends, so that two imports follow one another. The lock leaves
 * room for rows that only point at the place: awards and matters go on during an import.
 */
export const lockRoster = async (db: Db, villageId: string): Promise<void> => {
  await sql`select id from place where id = ${villageId} for no key update`.execute(db)
}
