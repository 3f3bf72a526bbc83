import type { Db } from '../db/pool'
import { writePushes } from '../message/write-pushes'
import type { MessageSender } from '../ports/message-sender'

const BATCH = 200

/**
 * Moves waiting messages from the outbox to their holders' lists, oldest first, each exactly once: the message
 * and the mark that it was delivered are one transaction. Several processes may run it at the same time. What WeChat is
 * to repeat, to whom agreed to that, is written with it; it is sent by `pushMessages`.
 */
export const deliverOutbox = async (
  db: Db,
  now: Date,
  sender?: Pick<MessageSender, 'templateOf'>
): Promise<{ delivered: number }> => {
  let delivered = 0
  for (;;) {
    const moved = await deliverBatch(db, now, sender)
    delivered += moved
    if (moved < BATCH) return { delivered }
  }
}

const deliverBatch = (db: Db, now: Date, sender?: Pick<MessageSender, 'templateOf'>): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const waiting = await tx
      .selectFrom('outbox')
      .select(['place_id', 'id', 'kind', 'holder_id', 'payload', 'at'])
      .where('delivered_at', 'is', null)
      .orderBy('at')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute()
    if (waiting.length === 0) return 0
    await tx
      .insertInto('message')
      .values(waiting.map((row) => ({ ...row, payload: JSON.stringify(row.payload) })))
      .execute()
    await tx
      .updateTable('outbox')
      .set({ delivered_at: now })
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('place_id', 'id'),
          'in',
          waiting.map((row) => tuple(row.place_id, row.id))
        )
      )
      .execute()
    if (sender) await writePushes(tx, waiting, sender, now)
    return waiting.length
  })
