import { sql } from 'kysely'
import type { Db } from '../db/pool'

/**
 * Whether the migration that this program was written for has been applied. Functions never migrate: a hundred
 * instances wake up at once, and a deployment does it before they are there. Asked until it is so, then no more.
 */
export const schemaCheck = (step: string): ((db: Db) => Promise<boolean>) => {
  let isThere = false
  return async (db) => {
    isThere ||= (await sql`select 1 from schema_migration where name = ${step}`.execute(db)).rows.length > 0
    return isThere
  }
}
