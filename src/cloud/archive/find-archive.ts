import type { PackageKind } from '@/domain/archive/archive'
import type { Db } from '../db/pool'
import type { FileKey } from '../ports/file-store'

/** A package as it is handed over: where its bytes lie, and what it is called where it is saved. */
export interface FoundArchive {
  readonly key: FileKey
  readonly no: string
  readonly name: string
}

/** The package of a decision, for whoever holds a link to it (`archiveSecondsLeft` decides that); null when there is none. */
export const findArchive = async (
  db: Db,
  { villageId, decisionId, kind }: { villageId: string; decisionId: string; kind: PackageKind }
): Promise<FoundArchive | null> => {
  const row = await db
    .selectFrom('archive as a')
    .innerJoin('decision as d', (j) =>
      j.onRef('d.village_id', '=', 'a.village_id').onRef('d.id', '=', 'a.decision_id')
    )
    .select(['a.office_file_id', 'a.public_file_id', 'd.no', 'd.title'])
    .where('a.village_id', '=', villageId)
    .where('a.decision_id', '=', decisionId)
    .executeTakeFirst()
  if (!row) return null
  const fileId = kind === 'office' ? row.office_file_id : row.public_file_id
  const name = `四议两公开档案-${row.no}-${row.title}${kind === 'public' ? '-公开' : ''}.zip`
  // What a file system takes.
  return {
    key: { villageId, fileId, variant: 'main' },
    no: row.no,
    name: name.replace(/[\\/:*?"<>|\s]+/g, '_')
  }
}
