import type { Db } from '../db/pool'

const KEPT_MS = 30 * 24 * 60 * 60 * 1000
const BATCH = 1000

/** Removes sessions that expired more than 30 days ago. */
export const sweepSessions = async (db: Db, now: Date): Promise<{ removed: number }> => {
  const before = new Date(now.getTime() - KEPT_MS)
  let removed = 0
  for (;;) {
    const batch = await removeBatch(db, before)
    removed += batch
    if (batch < BATCH) return { removed }
  }
}

const removeBatch = async (db: Db, before: Date): Promise<number> => {
  const result = await db
    .deleteFrom('session')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('session')
        .select('id')
        .where('expires_at', '<', before)
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
