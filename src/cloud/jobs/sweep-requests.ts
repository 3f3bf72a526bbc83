import type { Db } from '../db/pool'

const KEPT_MS = 90 * 24 * 60 * 60 * 1000
const BATCH = 1000

/** Forgets answered requests older than 90 days, by when no phone repeats them any more. */
export const sweepRequests = async (db: Db, now: Date): Promise<{ removed: number }> => {
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
    .deleteFrom('request')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('place_id', 'request_id'),
        'in',
        selectFrom('request as old')
          .select(['old.place_id', 'old.request_id'])
          .where('old.at', '<', before)
          .limit(BATCH)
          .forUpdate()
          .skipLocked()
          .$asTuple('place_id', 'request_id')
      )
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
