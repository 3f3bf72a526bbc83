import type { Transaction } from 'kysely'
import { closingSoon } from '@/domain/notice/closing-soon'
import { noticeState } from '@/domain/notice/notice-state'
import { stableId } from '../crypto/stable-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { loadNotice } from '../notice/load-notice'
import { villageSubject } from '../place/subjects'
import { BATCH, eachAfter } from './each-row'

type Tx = Transaction<Database>

interface Key {
  readonly village_id: string
  readonly notice_id: string
}

const noticesWaiting = (db: Db, last: Key | null): Promise<Key[]> =>
  db
    .selectFrom('notice_follower')
    .select(['village_id', 'notice_id'])
    .distinct()
    .where('done_at', 'is', null)
    .$if(last !== null, (q) =>
      q.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('village_id', 'notice_id'), '>', tuple(last?.village_id ?? '', last?.notice_id ?? ''))
      )
    )
    .orderBy('village_id')
    .orderBy('notice_id')
    .limit(BATCH)
    .execute()

const takeFollowers = async (tx: Tx, key: Key, now: Date): Promise<string[]> => {
  const rows = await tx
    .updateTable('notice_follower')
    .set({ done_at: now })
    .where('village_id', '=', key.village_id)
    .where('notice_id', '=', key.notice_id)
    .where('done_at', 'is', null)
    .returning('member_id')
    .execute()
  return rows.map((row) => row.member_id)
}

const lookAt = async (tx: Tx, key: Key, now: Date): Promise<number> => {
  const loaded = await loadNotice(tx, key.village_id, key.notice_id)
  const village = await villageSubject(tx, key.village_id)
  if (!loaded || !village) return 0
  const closing = closingSoon(noticeState(loaded.notice, now), now)
  if (closing === 'not_yet') return 0
  const members = await takeFollowers(tx, key, now)
  if (closing === 'over' || members.length === 0) return 0
  const payload = JSON.stringify({
    villageId: key.village_id,
    noticeId: key.notice_id,
    title: loaded.row.content.title,
    closesAt: closing.closesAt.toISOString()
  })
  await tx
    .insertInto('outbox')
    .values(
      members.map((holder_id) => ({
        // Where the people of a merged village are now.
        place_id: village.villageId,
        id: stableId(now, key.notice_id, holder_id, 'closing'),
        ...{ kind: 'notice_closing', holder_id, payload, at: now }
      }))
    )
    .execute()
  return members.length
}

/**
 * Reminds those who follow a notice, once, that the days to object to it are nearly over; who follows one that closed, or
 * was stopped for good, is not told. Each notice in its own transaction.
 */
export const remindFollowers = async (db: Db, now: Date): Promise<{ reminded: number }> => {
  let reminded = 0
  await eachAfter(
    (last: Key | null) => noticesWaiting(db, last),
    async (key) => {
      reminded += await db.transaction().execute((tx) => lookAt(tx, key, now))
    }
  )
  return { reminded }
}
