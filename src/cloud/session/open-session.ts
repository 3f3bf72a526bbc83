import { sessionDays } from '@/domain/session/session'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'

/** What a sign-in stores as its answer; the token is made from it on every reply and never stored. */
export interface OpenedSession {
  readonly sessionId: string
  readonly expiresAt: string
}

const DAY_MS = 24 * 60 * 60 * 1000

/** A new session of the account, good for 30 days from `now` or for as long as is said. */
export const openSession = async (
  db: Db,
  accountId: string,
  now: Date,
  lastsMs = sessionDays * DAY_MS
): Promise<OpenedSession> => {
  const sessionId = newId()
  const expiresAt = new Date(now.getTime() + lastsMs)
  await db
    .insertInto('session')
    .values({ id: sessionId, account_id: accountId, created_at: now, expires_at: expiresAt })
    .execute()
  return { sessionId, expiresAt: expiresAt.toISOString() }
}
