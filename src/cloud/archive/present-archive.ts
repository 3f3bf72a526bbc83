import type { Selectable } from 'kysely'
import { archiveFaults, type PackageKind } from '@/domain/archive/archive'
import { isOffice } from '@/domain/archive/archive-record'
import { dayOf } from '@/domain/common/calendar'
import type { Database } from '../db/schema'
import { archiveLink } from './archive-link'

type ArchiveRow = Selectable<Database['archive']>

interface Reading {
  readonly secret: Uint8Array
  readonly now: Date
  /** Whether the reader keeps the village's records. */
  readonly office: boolean
  /** Whether the reader belongs to the village or its township. */
  readonly village: boolean
}

const presentPackage = (row: ArchiveRow, kind: PackageKind, { secret, now }: Reading) => ({
  url: archiveLink(secret, { villageId: row.village_id, decisionId: row.decision_id, kind }, now),
  bytes: kind === 'office' ? row.office_bytes : row.public_bytes,
  files: row.files
    .filter((f) => kind === 'office' || !isOffice(f.path))
    .map((f) => ({ path: f.path, bytes: f.bytes }))
})

/** An archive by reader: the digest, and a link of half an hour to each package that is for them. */
export const presentArchive = (
  state: string,
  row: ArchiveRow | null,
  tried: Selectable<Database['archive_try']> | null,
  reading: Reading
) => ({
  archived: state === 'ARCHIVED',
  closedOn: row && dayOf(row.closed_at),
  digest: row?.digest ?? null,
  public: row && reading.village ? presentPackage(row, 'public', reading) : null,
  office: row && reading.office ? presentPackage(row, 'office', reading) : null,
  fault: tried?.fault_code
    ? {
        code: tried.fault_code,
        message: archiveFaults[tried.fault_code],
        path: tried.fault_path,
        triedAt: tried.tried_at.toISOString()
      }
    : null
})
