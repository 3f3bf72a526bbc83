import { sql } from 'kysely'
import { copyExpiresAt } from '@/domain/account/copy-time'
import { buildCopy } from '../account/build-copy'
import { copyKey } from '../account/find-copy'
import { loadCopy } from '../account/load-copy'
import type { Db } from '../db/pool'
import type { FileStore } from '../ports/file-store'
import { eachRow } from './each-row'

/** Packed at one go: each is held in memory, one after the other. */
const AT_ONCE = 20

interface World {
  readonly db: Db
  readonly files: FileStore
  readonly clock: () => Date
}

type Key = { readonly account_id: string; readonly id: string }

/**
 * Packs one copy, while its row is locked: the bytes are put first and named afterwards, so that what is ready is there.
 * What was read belongs to one moment.
 */
const makeOne = ({ db, files, clock }: World, key: Key): Promise<boolean> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const row = await tx
        .selectFrom('account_copy')
        .select('id')
        .where('account_id', '=', key.account_id)
        .where('id', '=', key.id)
        .where('state', '=', 'waiting')
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (!row) return false
      const data = await loadCopy(tx, key.account_id)
      // Asked for while the account was being closed.
      if (!data) {
        await fail(tx, key)
        return false
      }
      const now = clock()
      const bytes = await buildCopy(files, data, now)
      await files.put(copyKey(key.account_id, key.id), bytes, 'application/zip')
      await tx
        .updateTable('account_copy')
        .set({ state: 'ready', made_at: now, bytes: bytes.length, expires_at: copyExpiresAt(now) })
        .where('account_id', '=', key.account_id)
        .where('id', '=', key.id)
        .execute()
      return true
    })

const fail = (db: Db, key: Key) =>
  db
    .updateTable('account_copy')
    .set({ state: 'failed' })
    .where('account_id', '=', key.account_id)
    .where('id', '=', key.id)
    .where('state', '=', 'waiting')
    .execute()

/**
 * Packs the copies that people asked for. One that cannot be packed is marked so, its owner may ask again at once, and what
 * went wrong is thrown for the log after the others are done. Several processes pack each once.
 */
export const makeCopies = async (world: World): Promise<{ made: number }> => {
  const waiting = await world.db
    .selectFrom('account_copy')
    .select(['account_id', 'id'])
    .where('state', '=', 'waiting')
    .orderBy('asked_at')
    .limit(AT_ONCE)
    .execute()
  let made = 0
  await eachRow(waiting, async (key) => {
    try {
      made += (await makeOne(world, key)) ? 1 : 0
    } catch (fault) {
      await fail(world.db, key)
      throw fault
    }
  })
  return { made }
}

const removeBatch = (db: Db, files: FileStore, now: Date): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<Key>`
      select account_id, id from account_copy where state = 'ready' and expires_at <= ${now}
      order by expires_at limit ${AT_ONCE} for update skip locked`.execute(tx)
    for (const key of rows) {
      // The bytes first: after a crash between the two the row still leads here.
      await files.remove(copyKey(key.account_id, key.id))
      await tx
        .updateTable('account_copy')
        .set({ state: 'gone' })
        .where('account_id', '=', key.account_id)
        .where('id', '=', key.id)
        .execute()
    }
    return rows.length
  })

/** Removes the copies whose days are over, and those of accounts that were closed. */
export const sweepCopies = async (db: Db, files: FileStore, now: Date): Promise<{ removed: number }> => {
  let removed = 0
  for (;;) {
    const batch = await removeBatch(db, files, now)
    removed += batch
    if (batch < AT_ONCE) return { removed }
  }
}
