import { sql } from 'kysely'
import type { Db } from '../db/pool'
import { sealVillage } from '../points/seal'
import { eachRow } from './each-row'

/**
 * Seals every village whose ledger may have grown since the last time; with `all` every village, whatever the hint says.
 * Each village by itself, so that one that fails keeps no other from its seal.
 */
export const sealLedgers = async (
  db: Db,
  now: Date,
  options: { all?: boolean } = {}
): Promise<{ sealed: number }> => {
  const { rows } = await sql<{ village_id: string; horizon: number }>`
    select * from unsealed_villages(${options.all ?? false})`.execute(db)
  const [first] = rows
  if (!first) return { sealed: 0 }
  let sealed = 0
  await eachRow(rows, async ({ village_id: villageId }) => {
    await db.transaction().execute((tx) => sealVillage(tx, villageId, now))
    sealed += 1
  })
  // Only once all are done: a village that failed is looked at again.
  await sql`select set_seal_horizon(${first.horizon}::bigint)`.execute(db)
  return { sealed }
}
