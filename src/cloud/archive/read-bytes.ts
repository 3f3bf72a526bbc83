import { createHash } from 'node:crypto'
import type { ArchiveFault } from '@/domain/archive/archive'
import type { StoredFile } from '@/domain/archive/archive-record'
import type { FileStore } from '../ports/file-store'

/** What one package's photos may weigh together: they are held in memory while it is made. */
const maxStoredBytes = 200 * 1024 * 1024

export interface ReadFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const bytesOf = async (files: FileStore, villageId: string, fileId: string): Promise<Buffer | null> => {
  const stream = await files.open({ villageId, fileId, variant: 'main' })
  if (!stream) return null
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/**
 * The bytes of every photo that belongs into a package, each held against the hash it was uploaded with. Answers with
 * the first fault instead: ARCHIVE_FILE_MISSING, ARCHIVE_FILE_ALTERED, ARCHIVE_TOO_LARGE.
 */
export const readBytes = async (
  files: FileStore,
  villageId: string,
  stored: readonly StoredFile[]
): Promise<{ readonly fault: ArchiveFault } | { readonly read: readonly ReadFile[] }> => {
  const read: ReadFile[] = []
  let total = 0
  for (const { path, file } of stored) {
    const bytes = await bytesOf(files, villageId, file.fileId)
    if (!bytes) return { fault: { code: 'ARCHIVE_FILE_MISSING', path } }
    if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
      return { fault: { code: 'ARCHIVE_FILE_ALTERED', path } }
    total += bytes.length
    if (total > maxStoredBytes) return { fault: { code: 'ARCHIVE_TOO_LARGE', path } }
    read.push({ path, bytes })
  }
  return { read }
}
