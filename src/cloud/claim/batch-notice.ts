import type { Selectable } from 'kysely'
import { sql, type Transaction } from 'kysely'
import type { Stop } from '@/domain/notice/stopped'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { livingVillage, loadNotice, withEvents } from '../notice/load-notice'
import { standingOf } from '../notice/notice-standing'
import type { Recorder } from '../points/ledger'
import { type BatchRow, loadBatch } from './load-batch'

type Tx = Transaction<Database>
type Key = Pick<BatchRow, 'village_id' | 'id'>
export type BatchEventRow = Selectable<Database['points_batch_event']>

const waits = ({ state, booked_at }: Pick<BatchRow, 'state' | 'booked_at'>): boolean =>
  state === 'ON_NOTICE' && booked_at === null

/** Which of these batches of one village wait to be hung anew, and what stopped them; two statements for any number. */
export const stopsOf = async (
  db: Db,
  villageId: string,
  batches: readonly BatchRow[],
  now: Date
): Promise<ReadonlyMap<string, Stop>> => {
  const waiting = batches.filter(waits)
  if (waiting.length === 0) return new Map()
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('village_id', '=', villageId)
    .where(sql<boolean>`id = any(${waiting.map((b) => b.notice_id)}::uuid[])`)
    .execute()
  const notices = await withEvents(db, rows)
  const found = waiting.flatMap((batch) => {
    const loaded = notices.find((n) => n.row.id === batch.notice_id)
    const stop = loaded ? standingOf(loaded, now).stop : null
    return stop ? [[batch.id, stop] as const] : []
  })
  return new Map(found)
}

/** What was drafted and hung in place of a stopped notice of a batch, in the order of time. */
export const batchEvents = (db: Db, { village_id, id }: Key): Promise<BatchEventRow[]> =>
  db
    .selectFrom('points_batch_event')
    .selectAll()
    .where('village_id', '=', village_id)
    .where('batch_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** The draft that is to hang next: the newest, unless it hangs already. */
export const draftAnewIn = (events: readonly BatchEventRow[]): BatchEventRow | null => {
  const last = events.at(-1)
  return last?.type === 'drafted_anew' ? last : null
}

/** Writes that a notice was drafted or hung in place of another. */
export const writeBatchEvent = async (
  tx: Tx,
  batch: Key,
  event: Pick<BatchEventRow, 'at' | 'type' | 'notice_id' | 'replaces' | 'reason' | 'head_no' | 'head_hash'>,
  by: Recorder
): Promise<void> => {
  const who = { actor_id: by.id, actor_name: by.name, actor_role: by.role }
  await tx
    .insertInto('points_batch_event')
    .values({ ...event, village_id: batch.village_id, id: newId(), batch_id: batch.id, ...who })
    .execute()
}

/**
 * Every notice under which the lines of a batch hung, the given one among them. A line keeps its number from one to the
 * next: an objection against it counts whichever notice it was raised against.
 */
export const noticesOfBatch = async (
  db: Db,
  of: { readonly villageId: string; readonly batchId: string; readonly noticeId: string }
): Promise<string[]> => {
  const events = await batchEvents(db, { village_id: of.villageId, id: of.batchId })
  const hung = events.filter((e) => e.type === 'hung_anew')
  return [...new Set([of.noticeId, ...hung.flatMap((e) => [e.replaces, e.notice_id])])]
}

/** A batch with the notice that it hangs by, as the subject of a write: the notice is locked before the batch. */
export const lockHungBatch = async (tx: Tx, villageId: string, batchId: string) => {
  const village = await livingVillage(tx, villageId)
  const seen = village && (await loadBatch(tx, villageId, batchId))
  const notice = seen?.notice_id ? await loadNotice(tx, villageId, seen.notice_id, true) : null
  const batch = seen && (await loadBatch(tx, villageId, batchId, true))
  // Hung anew while this waited: what was locked is not what it hangs by any more.
  const hangsBy = notice && notice.row.id === batch?.notice_id ? notice : null
  return village && batch ? { ...village, batch, notice: hangsBy } : null
}
