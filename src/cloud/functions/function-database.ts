import { type Db, openDatabase } from '../db/pool'

/** Longer asleep than this, and the line to the database may be dead without either end having said so. */
const TRUSTED_IDLE_MS = 60_000

interface Options {
  readonly url: string
  readonly statementMs: number
  readonly clock: () => number
}

/**
 * The one connection of a function's instance, kept from call to call. The pool replaces one that broke; one that was
 * idle for over a minute is given up unasked, because an instance is frozen between calls and notices nothing.
 */
export const keptDatabase = ({ url, statementMs, clock }: Options): (() => Db) => {
  let kept: { readonly db: Db; usedAt: number } | null = null
  return () => {
    const now = clock()
    if (kept && now - kept.usedAt > TRUSTED_IDLE_MS) {
      // Nobody waits for it, and a dead line cannot be closed in order.
      kept.db.destroy().catch(() => undefined)
      kept = null
    }
    kept ??= { db: openDatabase(url, { max: 1, statementMs, idleMs: TRUSTED_IDLE_MS }), usedAt: now }
    kept.usedAt = now
    return kept.db
  }
}
