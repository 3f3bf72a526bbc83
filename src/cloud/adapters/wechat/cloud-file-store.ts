import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { pathOfKey } from '@/cloud/ports/file-key'
import type { ByteRange, FileKey, FileStore } from '@/cloud/ports/file-store'
import { cloudObjects } from './cloud-objects'
import type { CloudSdk } from './cloud-sdk'

/**
 * The storage guesses a type from the end of a name, and so do the players of phones and whoever saves a file: what is no
 * photo is kept a second time under a name that says what it is.
 */
const endings: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'application/zip': 'zip'
}

const pathOf = (key: FileKey, mime?: string): string => {
  const ending = mime === undefined ? undefined : endings[mime]
  return `files/${pathOfKey(key)}${ending ? `.${ending}` : ''}`
}

/**
 * Files in the cloud storage of WeChat's cloud, under `files/`. Nobody reads there but through an address that this
 * store has given, which ends by itself.
 */
export const cloudFileStore = (sdk: () => CloudSdk): FileStore => {
  const objects = cloudObjects(sdk)
  return {
    async put(key, bytes, mime) {
      await objects.put(pathOf(key), bytes)
      if (mime && endings[mime]) await objects.put(pathOf(key, mime), bytes)
    },
    async sizeOf(key) {
      const reply = await objects.fetch(pathOf(key), { range: 'bytes=0-0' })
      await reply?.body?.cancel()
      return reply && sizeSaid(reply)
    },
    async open(key, range) {
      const reply = await objects.fetch(pathOf(key), range ? { range: rangeOf(range) } : {})
      if (!reply) return null
      if (range && reply.status !== 206) throw new Error('the cloud storage gave no part of a file')
      return reply.body ? Readable.fromWeb(reply.body as ReadableStream) : Readable.from([])
    },
    async remove(key) {
      const named = key.variant === 'main' ? Object.keys(endings).map((mime) => pathOf(key, mime)) : []
      await objects.remove([pathOf(key), ...named])
    },
    linksTo: async (wanted) =>
      await objects.links(wanted.map(({ key, seconds, mime }) => ({ path: pathOf(key, mime), seconds })))
  }
}

const rangeOf = ({ start, end }: ByteRange): string => `bytes=${start}-${end}`

/** Of one byte asked for, the answer names the whole: `bytes 0-0/1234`; of nothing at all, `bytes *\/0`. */
const sizeSaid = (reply: Response): number => {
  const [, whole] = /\/(\d+)$/.exec(reply.headers.get('content-range') ?? '') ?? []
  const size = whole ?? (reply.status === 200 ? reply.headers.get('content-length') : null)
  if (!size) throw new Error('the cloud storage did not say how large a file is')
  return Number(size)
}
