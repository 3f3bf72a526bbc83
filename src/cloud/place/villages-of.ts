import { sql } from 'kysely'
import type { Db } from '../db/pool'

/**
 * The village itself and those that were merged into it, however many mergers before: where the rows of its people lie.
 * Nearly always one.
 */
export const villagesOf = async (db: Db, villageId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive under as (
      select ${villageId}::uuid as id, 0 as depth
      union all
      select p.id, u.depth + 1 from place p join under u on p.merged_into = u.id where u.depth < 20
    )
    select id from under`.execute(db)
  return rows.map((row) => row.id)
}
