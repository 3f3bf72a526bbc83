import { fileVariants } from '@/domain/file/file'
import type { Db } from '../db/pool'
import type { FileStore } from '../ports/file-store'

const KEPT_MS = 24 * 60 * 60 * 1000
const BATCH = 50

/**
 * Removes files that were uploaded more than 24 hours ago and belong to nothing. The bytes go first and the row
 * after, so that after a crash between the two the row still leads here. A file locked by whoever is just
 * attaching it is passed over.
 */
export const sweepFiles = async (db: Db, files: FileStore, now: Date): Promise<{ removed: number }> => {
  const before = new Date(now.getTime() - KEPT_MS)
  let removed = 0
  for (;;) {
    const batch = await removeBatch(db, files, before)
    removed += batch
    if (batch < BATCH) return { removed }
  }
}

const removeBatch = (db: Db, files: FileStore, before: Date): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const unowned = await tx
      .selectFrom('file')
      .select(['village_id', 'id'])
      .where('owner_id', 'is', null)
      .where('uploaded_at', '<', before)
      .orderBy('uploaded_at')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const file of unowned) {
      for (const variant of fileVariants) {
        await files.remove({ villageId: file.village_id, fileId: file.id, variant })
      }
      await tx
        .deleteFrom('file')
        .where('village_id', '=', file.village_id)
        .where('id', '=', file.id)
        .execute()
    }
    return unowned.length
  })
