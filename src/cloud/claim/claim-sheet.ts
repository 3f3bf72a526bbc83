import type { WriteContext } from '../api/procedure'
import { attachFiles } from '../file/attach-files'

/** Gives a sheet its photos; refuses FILE_NOT_YOURS. */
export const attachToSheet = (
  ctx: WriteContext,
  of: { readonly villageId: string; readonly sheetId: string },
  fileIds: readonly string[]
): Promise<void> =>
  attachFiles(ctx.db, {
    villageId: of.villageId,
    fileIds,
    ownerKind: 'claim',
    ownerId: of.sheetId,
    uploadedBy: ctx.actor.accountId ?? ''
  })
