import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import type { ArchiveFault } from '@/domain/archive/archive'
import { type ArchiveRecord, isOffice } from '@/domain/archive/archive-record'
import { storedFiles } from '@/domain/archive/file-names'
import { manifestOf, writtenFiles } from '@/domain/archive/package'
import { canonicalJson, type Json } from '@/domain/notice/canonical-json'
import type { FileStore } from '../ports/file-store'
import { missingFiles } from './load-record'
import { type ReadFile, readBytes } from './read-bytes'

/** Both packages of one record. */
export interface Package {
  readonly digest: string
  readonly office: Uint8Array
  readonly public: Uint8Array
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** The program that checks a package; it lies in every package as it lies here. */
const verifier = (): Buffer => readFileSync(path.join(__dirname, 'verify.mjs'))

// A zip knows no time zone and no year before 1980: the same local midnight everywhere gives the same bytes.
const noTime = () => new Date(1980, 0, 1)

const zipped = (files: readonly ReadFile[]): Uint8Array => {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const entries: Zippable = Object.fromEntries(
    sorted.map(({ path: name, bytes }) => [
      name,
      // Photos and sound are packed already.
      [bytes, { level: /\.(html|json|mjs)$/.test(name) ? 9 : 0, mtime: noTime() }] as const
    ])
  ) as Zippable
  return zipSync(entries)
}

const altered = (record: ArchiveRecord): boolean =>
  record.notices.some((n) => {
    const signed = n.events.filter((e) => e.type === 'cosigned').map((e) => e.detail.contentHash)
    const hash = sha256(canonicalJson(n.content as unknown as Json))
    return hash !== n.contentHash || signed.some((s) => s !== hash)
  })

/**
 * Makes both packages of a finished decision. The same record and the same photos give the same bytes, on any machine.
 * Answers with a fault instead of a package that lacks something: the codes of `readBytes`, ARCHIVE_NOTICE_ALTERED.
 */
export const buildPackage = async (
  files: FileStore,
  record: ArchiveRecord
): Promise<{ readonly fault: ArchiveFault } | { readonly made: Package }> => {
  if (altered(record)) return { fault: { code: 'ARCHIVE_NOTICE_ALTERED', path: null } }
  if (missingFiles(record).length > 0) return { fault: { code: 'ARCHIVE_FILE_MISSING', path: null } }
  const stored = await readBytes(files, record.villageId, storedFiles(record))
  if ('fault' in stored) return stored
  const written = writtenFiles(record, sha256)
  const all: ReadFile[] = [
    ...stored.read,
    ...written.files.map(({ path: name, text }) => ({ path: name, bytes: Buffer.from(text, 'utf8') })),
    { path: 'verify.mjs', bytes: verifier() }
  ]
  const entries = all.map((f) => ({ path: f.path, bytes: f.bytes.length, sha256: sha256(f.bytes) }))
  const manifest = manifestOf(record, entries, written, sha256)
  const listed = { path: 'manifest.json', bytes: Buffer.from(manifest.text, 'utf8') }
  return {
    made: {
      digest: manifest.digest,
      office: zipped([...all, listed]),
      public: zipped([...all.filter((f) => !isOffice(f.path)), listed]),
      files: [...entries]
        .sort((a, b) => (a.path < b.path ? -1 : 1))
        .map((e) => ({ path: e.path, bytes: e.bytes }))
    }
  }
}
