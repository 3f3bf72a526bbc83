import type { Context } from '../api/context'
import { presentPhoto } from '../file/present-file'

/** The words and photos of a sheet. */
export const sheetEvidence = async (
  { db, deps, now }: Pick<Context, 'db' | 'deps' | 'now'>,
  villageId: string,
  sheetId: string
) => {
  const sheet = await db
    .selectFrom('claim_sheet')
    .select('note')
    .where('village_id', '=', villageId)
    .where('id', '=', sheetId)
    .executeTakeFirst()
  const files = await db
    .selectFrom('file')
    .select('id')
    .where('village_id', '=', villageId)
    .where('owner_kind', '=', 'claim')
    .where('owner_id', '=', sheetId)
    .orderBy('id')
    .execute()
  return {
    note: sheet?.note ?? null,
    photos: files.map((f) => presentPhoto(deps.secret, { villageId, fileId: f.id }, now))
  }
}
