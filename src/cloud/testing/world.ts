import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dayOf } from '@/domain/common/calendar'
import type { Role } from '@/domain/role/roles'
import { diskFileStore } from '../adapters/local/disk-file-store'
import { localContentCheck } from '../adapters/local/local-content-check'
import { localWechatIdentity } from '../adapters/local/local-wechat-identity'
import { type ApiDeps, type Context, createContext } from '../api/context'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { openSession } from '../session/open-session'
import { signToken } from '../session/token'
import { type Where, WorldBuilder, type WorldPlace } from './world-places'

export type { Where, WorldHousehold, WorldMember, WorldPlace } from './world-places'

/**
 * Two villages, each in its own township of its own county, with everyone a test needs in them. What belongs to A
 * is strange to B at every level. See `WorldPlace` for who lives where.
 */
export interface World extends Readonly<Record<Where, WorldPlace>> {
  readonly deps: ApiDeps
  /** The time of the world's clock; give another to move it. */
  time(to?: Date): Date
  /** A context through a real session token of whoever holds `role` at A or B; a visitor has no token. */
  callerFor(role: Role, where: Where): Promise<Context>
  /** The same of any member or member of staff, bound now if they were not; each has one account. */
  callerAs(person: { placeId: string; id: string }): Promise<Context>
  /** A context of an account that is bound to nobody. */
  stranger(): Promise<Context>
  /** The `Authorization` header of a new session of an account. */
  authorize(accountId: string): Promise<string>
  /** Removes the files that were stored; the database is its owner's to drop. */
  close(): Promise<void>
}

/**
 * Writes the two villages into a migrated database. Names and codes are the same every time, ids and phones are not:
 * several worlds may stand side by side in one database.
 */
export const buildWorld = async (db: Db, secret: Uint8Array, start: Date): Promise<World> => {
  let now = start
  const filesDir = path.join(tmpdir(), `xiaoyuan-world-${newId()}`)
  const clock = () => now
  const deps: ApiDeps = {
    db,
    secret,
    clock,
    files: diskFileStore(filesDir),
    identity: localWechatIdentity({ clock }),
    content: localContentCheck(),
    demo: true
  }
  const places = await db.transaction().execute(async (tx) => {
    const builder = new WorldBuilder(tx, secret, dayOf(start), start)
    return { A: await builder.build('A'), B: await builder.build('B') }
  })

  const authorize = async (accountId: string): Promise<string> => {
    const { sessionId, expiresAt } = await openSession(db, accountId, now)
    return `Bearer ${await signToken(secret, sessionId, new Date(expiresAt))}`
  }
  const contextOf = async (accountId: string) =>
    createContext(deps, { authorization: await authorize(accountId) })
  const newAccount = async () => {
    const id = newId()
    const account = { id, provider: 'demo' as const, subject_hash: Buffer.from(id), created_at: now }
    await db.insertInto('account').values(account).execute()
    return id
  }
  const accountOf = async (person: { placeId: string; id: string }): Promise<string> => {
    const bound = await db
      .selectFrom('binding')
      .select('account_id')
      .where('place_id', '=', person.placeId)
      .where('holder_id', '=', person.id)
      .where('state', '=', 'active')
      .executeTakeFirst()
    if (bound) return bound.account_id
    const accountId = await newAccount()
    await db
      .insertInto('binding')
      .values({
        place_id: person.placeId,
        id: newId(),
        account_id: accountId,
        holder_id: person.id,
        via: 'demo',
        state: 'active',
        asked_at: now
      })
      .execute()
    return accountId
  }

  return {
    ...places,
    deps,
    time: (to) => {
      now = to ?? now
      return now
    },
    callerFor: async (role, where) =>
      role === 'visitor'
        ? createContext(deps, { authorization: null })
        : contextOf(await accountOf(places[where].holders[role])),
    callerAs: async (person) => contextOf(await accountOf(person)),
    stranger: async () => contextOf(await newAccount()),
    authorize,
    close: () => rm(filesDir, { recursive: true, force: true })
  }
}
