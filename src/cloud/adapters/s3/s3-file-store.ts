import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { AwsClient } from 'aws4fetch'
import { pathOfKey } from '@/cloud/ports/file-key'
import type { ByteRange, FileKey, FileStore, WantedLink } from '@/cloud/ports/file-store'
import type { S3Settings } from './s3-settings'

/** Until the head of an answer is there; the bytes after it may take longer on a slow line. */
const TIMEOUT_MS = 30_000
const RETRIES = 3

/**
 * Files in one private bucket of an S3-compatible store (MinIO, Ceph, Garage …), addressed by path, with the same
 * names as on the disk: a folder of files can be copied into the bucket as it is. Requests are signed (Signature
 * Version 4), the bytes of a put with them, and tried again where the store is busy; the hour of this machine must be right.
 * A store that says no throws an Error with the status alone, which holds neither key nor address.
 */
export const s3FileStore = (settings: S3Settings): FileStore => {
  const root = `${settings.endpoint}/${settings.bucket}/`
  let opened: Promise<AwsClient> | null = null

  const client = (): Promise<AwsClient> => {
    opened ??= import('aws4fetch').then(
      (lib) =>
        new lib.AwsClient({
          accessKeyId: settings.keyId,
          secretAccessKey: settings.keySecret,
          region: settings.region,
          service: 's3',
          retries: RETRIES
        })
    )
    return opened
  }

  const ask = async (method: string, key: FileKey, init: RequestInit = {}): Promise<Response | null> => {
    const url = root + pathOfKey(key)
    const waiting = new AbortController()
    const timer = setTimeout(() => waiting.abort(), TIMEOUT_MS)
    try {
      const reply = await (await client()).fetch(url, { ...init, method, signal: waiting.signal })
      if (reply.ok) return reply
      await reply.body?.cancel()
      if (reply.status === 404) return null
      throw new Error(`the S3 store answered ${method} with ${reply.status}`)
    } finally {
      clearTimeout(timer)
    }
  }

  const link = async ({ key, seconds, mime, name }: WantedLink): Promise<string> => {
    const url = new URL(root + pathOfKey(key))
    url.searchParams.set('X-Amz-Expires', String(seconds))
    url.searchParams.set('response-content-type', mime)
    if (name !== undefined) url.searchParams.set('response-content-disposition', attachment(name))
    const signed = await (await client()).sign(url.href, { method: 'GET', aws: { signQuery: true } })
    return signed.url
  }

  return {
    async put(key, bytes, mime = 'application/octet-stream') {
      const headers = {
        'content-type': mime,
        'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex')
      }
      const reply = await ask('PUT', key, { body: Buffer.from(bytes), headers })
      if (!reply) throw new Error('the S3 store has no such bucket')
      await reply.body?.cancel()
    },
    async sizeOf(key) {
      const reply = await ask('HEAD', key)
      const said = reply?.headers.get('content-length')
      if (said === null) throw new Error('the S3 store did not say how large a file is')
      return said === undefined ? null : Number(said)
    },
    async open(key, range) {
      const reply = await ask('GET', key, range ? { headers: { range: rangeOf(range) } } : {})
      if (!reply) return null
      return reply.body ? Readable.fromWeb(reply.body as ReadableStream) : Readable.from([])
    },
    async remove(key) {
      const reply = await ask('DELETE', key)
      await reply?.body?.cancel()
    },
    linksTo: async (wanted) => await Promise.all(wanted.map(link))
  }
}

const rangeOf = ({ start, end }: ByteRange): string => `bytes=${start}-${end}`

const attachment = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`
