import type { Db } from '../db/pool'

const DAY_MS = 24 * 60 * 60 * 1000
/** Who let a PC in is kept as long as the session itself; what nobody answered is of no use the next day. */
const ANSWERED_KEPT_MS = 31 * DAY_MS
const BATCH = 1000

/** Removes the sign-ins of PCs that nobody answered a day ago, and the answered ones after 31 days. */
export const sweepDesks = async (db: Db, now: Date): Promise<{ removed: number }> => {
  let removed = 0
  for (;;) {
    const batch = await removeBatch(db, now)
    removed += batch
    if (batch < BATCH) return { removed }
  }
}

const removeBatch = async (db: Db, now: Date): Promise<number> => {
  const before = (ms: number) => new Date(now.getTime() - ms)
  const result = await db
    .deleteFrom('desk_login')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('desk_login')
        .select('id')
        .where('expires_at', '<', before(DAY_MS))
        .where((w) => w.or([w('state', '=', 'open'), w('expires_at', '<', before(ANSWERED_KEPT_MS))]))
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
