import { sql } from 'kysely'
import { bookBatch } from '../claim/close-batch'
import type { Db } from '../db/pool'
import { loadNotice } from '../notice/load-notice'
import { standingOf } from '../notice/notice-standing'
import { BATCH, eachAfter } from './each-row'

interface Key {
  readonly village_id: string
  readonly id: string
  readonly notice_id: string | null
}

const waitingAfter = (db: Db, last: Key | null): Promise<Key[]> =>
  db
    .selectFrom('points_batch')
    .select(['village_id', 'id', 'notice_id'])
    .where(sql<boolean>`state = 'ON_NOTICE' and booked_at is null`)
    .$if(last !== null, (q) =>
      q.where(sql<boolean>`(village_id, id) > (${last?.village_id}::uuid, ${last?.id}::uuid)`)
    )
    .orderBy('village_id')
    .orderBy('id')
    .limit(BATCH)
    .execute()

/** Books one batch whose days to object are over; false while they run, or while somebody else is working on it. */
const bookOne = (db: Db, key: Key, now: Date): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    // The notice first, as whoever objects does: an objection under way is waited for, and holds its line back.
    const notice = key.notice_id === null ? null : await loadNotice(tx, key.village_id, key.notice_id, true)
    if (!notice || !standingOf(notice, now).isOver) return false
    const batch = await tx
      .selectFrom('points_batch')
      .select(['village_id', 'id'])
      .where('village_id', '=', key.village_id)
      .where('id', '=', key.id)
      .where('notice_id', '=', notice.row.id)
      .where('booked_at', 'is', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!batch) return false
    await bookBatch(tx, batch, now)
    return true
  })

/**
 * Books every batch of points whose notice has hung its days to object, whole: what nobody objected to becomes available,
 * the rest waits for its answer. One whose notice was stopped before waits until it has hung anew. Idempotent; each batch is its own transaction, and one that fails keeps no other waiting.
 */
export const bookBatches = async (db: Db, now: Date): Promise<{ booked: number }> => {
  let booked = 0
  await eachAfter(
    (last: Key | null) => waitingAfter(db, last),
    async (key) => {
      if (await bookOne(db, key, now)) booked += 1
    }
  )
  return { booked }
}
