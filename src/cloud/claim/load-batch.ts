import { createHash } from 'node:crypto'
import type { Selectable, Transaction } from 'kysely'
import { batchName } from '@/domain/claim/names'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { livingVillage } from '../notice/load-notice'

export type BatchRow = Selectable<Database['points_batch']>

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** One batch, or null; locked until the transaction ends. Claims are locked after it, always. */
export const loadBatch = async (
  db: Db,
  villageId: string,
  batchId: string,
  lock = false
): Promise<BatchRow | null> =>
  (await db
    .selectFrom('points_batch')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', batchId)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst()) ?? null

/** A batch and its village as the subject of a write. */
export const lockBatch = async (tx: Transaction<Database>, villageId: string, batchId: string) => {
  const village = await livingVillage(tx, villageId)
  const batch = village && (await loadBatch(tx, villageId, batchId, true))
  return village && batch ? { ...village, batch } : null
}

export const nameOf = (batch: Pick<BatchRow, 'month' | 'no'>): string => batchName(batch.month, batch.no)
