import type { Kysely } from 'kysely'
import type { FileOwnerKind } from '@/domain/file/file'
import type { Database } from '../db/schema'

/** The files of several matters or decisions of one village, oldest first; for `presentFile`. */
export const findFiles = (
  db: Kysely<Database>,
  owner: { villageId: string; ownerKind: FileOwnerKind; ownerIds: readonly string[] }
) =>
  db
    .selectFrom('file')
    .select(['village_id', 'id', 'kind', 'owner_id'])
    .where('village_id', '=', owner.villageId)
    .where('owner_kind', '=', owner.ownerKind)
    .where('owner_id', 'in', owner.ownerIds.length > 0 ? [...owner.ownerIds] : [null])
    .orderBy('id')
    .execute()
