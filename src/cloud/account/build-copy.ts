import { type Zippable, zipSync } from 'fflate'
import { type CopyFile, writtenCopy } from '@/domain/account/copy-files'
import type { FileStore } from '../ports/file-store'
import type { OwnData } from './load-copy'
import { minute, presentCopy } from './present-copy'

/** What the photos and sounds of one copy may weigh together: they are held in memory while it is packed. */
const MAX_BYTES = 20 * 1024 * 1024

const suffixes: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg'
}

const bytesOf = async (files: FileStore, villageId: string, fileId: string): Promise<Uint8Array | null> => {
  const stream = await files.open({ villageId, fileId, variant: 'main' })
  if (!stream) return null
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** One's photos and sounds as far as they fit; the rest is named, so that nobody thinks it is gone. */
const collect = async (store: FileStore, data: OwnData) => {
  const files: CopyFile[] = []
  const read: [string, Uint8Array][] = []
  let total = 0
  for (const [i, file] of data.files.entries()) {
    const path = `照片和录音/${file.of}-${i + 1}.${suffixes[file.mime] ?? 'bin'}`
    const fits = total + file.bytes <= MAX_BYTES
    const bytes = fits ? await bytesOf(store, file.village_id, file.id) : null
    if (bytes) {
      total += bytes.length
      read.push([path, bytes])
    }
    files.push({ path, kept: bytes !== null })
  }
  return { files, read }
}

/** The zip of a copy: a page to read, JSON, tables, and one's own photos and sounds. */
export const buildCopy = async (store: FileStore, data: OwnData, madeAt: Date): Promise<Uint8Array> => {
  const { files, read } = await collect(store, data)
  const written = writtenCopy({ madeAt: `${minute(madeAt)}（北京时间）`, tables: presentCopy(data), files })
  const entries: Zippable = {}
  for (const { path, text } of written)
    entries[path] = [Buffer.from(text, 'utf8'), { level: 6, mtime: madeAt }]
  // Photos and sounds are packed already.
  for (const [path, bytes] of read) entries[path] = [bytes, { level: 0, mtime: madeAt }]
  return zipSync(entries)
}
