import type { Subject } from '@/domain/role/may'
import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'
import { loadBatch } from './load-batch'

/** A batch and its village as the subject of a read. */
export const batchSubject = async ({ db }: { db: Db }, input: { villageId: string; batchId: string }) => {
  const village = await villageSubject(db, input.villageId)
  const batch = village && (await loadBatch(db, input.villageId, input.batchId))
  return village && batch ? { ...village, village: village as Subject, batch } : null
}
