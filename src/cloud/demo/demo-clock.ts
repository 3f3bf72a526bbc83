import { sql } from 'kysely'
import { addDays, dayOf } from '@/domain/common/calendar'
import type { Db } from '../db/pool'
import { instant } from './days'

const DAY_MS = 24 * 60 * 60 * 1000
/** Five minutes past midnight: by then every term that ended with the day has ended. */
const AFTER_MIDNIGHT_MIN = 5

/** A clock that runs like the machine's and can be put forward, never back. */
export interface DemoClock {
  readonly now: () => Date
  /**
   * Goes `days` forward. On the way it stops five minutes after every midnight, and at the end, and runs `live` there,
   * so that no term is passed over. The same request id again goes on to where the first was to lead.
   */
  readonly forward: (requestId: string, days: number, live: () => Promise<void>) => Promise<void>
}

const load = (db: Db) => db.selectFrom('demo_clock').selectAll().executeTakeFirstOrThrow()

/** Where this press leads, in milliseconds ahead of the machine's clock; written down before the first step. */
const goalOf = (db: Db, requestId: string, days: number): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('demo_clock').selectAll().forUpdate().executeTakeFirstOrThrow()
    if (row.request_id === requestId && row.goal_ms !== null) return row.goal_ms
    const goal = row.ahead_ms + days * DAY_MS
    await tx.updateTable('demo_clock').set({ request_id: requestId, goal_ms: goal }).execute()
    return goal
  })

/** The moments after each midnight that lie between two instants. */
export const midnightsBetween = (from: Date, to: Date): Date[] => {
  const found: Date[] = []
  for (let day = dayOf(from); ; day = addDays(day, 1)) {
    const at = instant(day, AFTER_MIDNIGHT_MIN)
    if (at >= to) return found
    if (at > from) found.push(at)
  }
}

/**
 * The demo's clock over a database, as far ahead as it was left. Sessions go with it, so that nobody is signed out by
 * a jump. `machine` is the clock that it is ahead of.
 */
export const openDemoClock = async (db: Db, machine: () => Date = () => new Date()): Promise<DemoClock> => {
  let ahead = (await load(db)).ahead_ms
  let last: Promise<unknown> = Promise.resolve()
  const now = () => new Date(machine().getTime() + ahead)

  /** Stored before it is shown: what is written under the new time must not lie ahead of the clock after a crash. */
  const moveTo = async (next: number): Promise<void> => {
    const by = next - ahead
    if (by <= 0) return
    await db.transaction().execute(async (tx) => {
      await tx.updateTable('demo_clock').set({ ahead_ms: next }).execute()
      await tx
        .updateTable('session')
        .set({ expires_at: sql`expires_at + ${by} * interval '1 millisecond'` })
        .where('ended_at', 'is', null)
        .where('expires_at', '>', now())
        .execute()
    })
    ahead = next
  }

  const walk = async (requestId: string, days: number, live: () => Promise<void>): Promise<void> => {
    const goal = await goalOf(db, requestId, days)
    const end = new Date(machine().getTime() + goal)
    for (const stop of midnightsBetween(now(), end)) {
      await moveTo(stop.getTime() - machine().getTime())
      await live()
    }
    await moveTo(goal)
    await live()
  }

  return {
    now,
    // One after the other: two who press at the same time live through both stretches.
    forward: (requestId, days, live) => {
      const run = last.then(() => walk(requestId, days, live))
      last = run.catch(() => undefined)
      return run
    }
  }
}
