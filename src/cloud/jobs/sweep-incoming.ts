import { incomingMs } from '@/domain/file/incoming'
import type { Db } from '../db/pool'
import type { IncomingStore } from '../ports/incoming-store'
import type { JobDeps } from './sweeps'

const BATCH = 50

/**
 * Takes away what phones put on its way more than 24 hours ago, taken or not. The bytes go first and the row after, so
 * that after a crash between the two the row still leads here. A host beside the functions, which does not reach the
 * cloud's storage, leaves both. Runs in several processes at once.
 */
export const sweepIncoming = async ({
  db,
  incoming,
  clock
}: Pick<JobDeps, 'db' | 'incoming' | 'clock'>): Promise<{ removed: number }> => {
  if (!incoming) return { removed: 0 }
  const before = new Date(clock().getTime() - incomingMs)
  let removed = 0
  for (;;) {
    const batch = await removeBatch(db, incoming, before)
    removed += batch
    if (batch < BATCH) return { removed }
  }
}

const removeBatch = (db: Db, incoming: IncomingStore, before: Date): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('incoming_file')
      .select(['account_id', 'id'])
      .where('placed_at', '<', before)
      .orderBy('placed_at')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute()
    if (old.length === 0) return 0
    await incoming.remove(old.map((row) => row.id))
    await tx
      .deleteFrom('incoming_file')
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('account_id', 'id'),
          'in',
          old.map((row) => tuple(row.account_id, row.id))
        )
      )
      .execute()
    return old.length
  })
