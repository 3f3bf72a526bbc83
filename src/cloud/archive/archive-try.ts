import type { ArchiveFault } from '@/domain/archive/archive'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'

interface At {
  readonly villageId: string
  readonly decisionId: string
  readonly now: Date
}

/**
 * The names under which the two packages of a decision will lie in the store: fixed by the first try and committed
 * before a byte is written, so that after a crash the next try writes over what was left.
 */
export const placesInStore = async (
  db: Db,
  at: At
): Promise<{ readonly officeFileId: string; readonly publicFileId: string }> => {
  await db
    .insertInto('archive_try')
    .values({
      village_id: at.villageId,
      decision_id: at.decisionId,
      office_file_id: newId(),
      public_file_id: newId(),
      tried_at: at.now
    })
    .onConflict((c) => c.columns(['village_id', 'decision_id']).doNothing())
    .execute()
  const row = await db
    .selectFrom('archive_try')
    .select(['office_file_id', 'public_file_id'])
    .where('village_id', '=', at.villageId)
    .where('decision_id', '=', at.decisionId)
    .executeTakeFirstOrThrow()
  return { officeFileId: row.office_file_id, publicFileId: row.public_file_id }
}

/** Writes down why a try did not come to an end, where the village's offices read it. */
export const recordFault = async (db: Db, at: At, fault: ArchiveFault): Promise<void> => {
  await placesInStore(db, at)
  await db
    .updateTable('archive_try')
    .set({ tried_at: at.now, fault_code: fault.code, fault_path: fault.path })
    .where('village_id', '=', at.villageId)
    .where('decision_id', '=', at.decisionId)
    .execute()
}
