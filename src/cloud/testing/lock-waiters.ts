import { sql } from 'kysely'
import type { Db } from '../db/pool'

const MOST_MS = 90_000

/** Answers when so many connections of this database wait for a lock: a race is set up by that, not by a pause. */
export const lockWaiters = async (db: Db, count: number): Promise<void> => {
  const until = Date.now() + MOST_MS
  for (;;) {
    const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    const waiting = rows[0]?.waiting ?? 0
    if (waiting >= count) return
    if (Date.now() > until) throw new Error(`${waiting} of ${count} wait for a lock`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
