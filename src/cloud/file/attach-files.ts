import type { Transaction } from 'kysely'
import { type FileOwnerKind, fileRefusals } from '@/domain/file/file'
import { deny } from '../api/refusal-error'
import type { Database } from '../db/schema'

/**
 * Gives uploaded files to what they were uploaded for, within the transaction that writes it. All or none:
 * throws RefusalError FILE_NOT_YOURS when one was uploaded by another account, belongs to something already, or is gone.
 */
export const attachFiles = async (
  tx: Transaction<Database>,
  given: {
    readonly villageId: string
    readonly fileIds: readonly string[]
    readonly ownerKind: FileOwnerKind
    readonly ownerId: string
    readonly uploadedBy: string
  }
): Promise<void> => {
  const ids = [...new Set(given.fileIds)]
  if (ids.length === 0) return
  // Locked in id order, so that two attempts at the same files, or the sweep, cannot wait for each other.
  const free = await tx
    .selectFrom('file')
    .select('id')
    .where('village_id', '=', given.villageId)
    .where('id', 'in', ids)
    .where('uploaded_by', '=', given.uploadedBy)
    .where('owner_id', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (free.length !== ids.length) deny(fileRefusals.notYours)
  await tx
    .updateTable('file')
    .set({ owner_kind: given.ownerKind, owner_id: given.ownerId })
    .where('village_id', '=', given.villageId)
    .where('id', 'in', ids)
    .execute()
}
