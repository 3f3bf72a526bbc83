import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { byteRange } from '../host/byte-range'

/** What a signature is made from, as the server sees the request. */
export interface SignedRequest {
  readonly method: string
  /** Path and query as they came. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
}

const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

interface Claim {
  readonly credential: string
  readonly signedHeaders: string
  readonly signature: string
  /** `20260101T000000Z` */
  readonly date: string
  readonly expires: number | null
  readonly bodyHash: string
}

const claimOf = ({ target, headers }: SignedRequest): Claim | null => {
  const query = new URL(target, 'http://s3').searchParams
  if (query.has('X-Amz-Signature')) {
    return {
      credential: query.get('X-Amz-Credential') ?? '',
      signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
      signature: query.get('X-Amz-Signature') ?? '',
      date: query.get('X-Amz-Date') ?? '',
      expires: Number(query.get('X-Amz-Expires')),
      bodyHash: 'UNSIGNED-PAYLOAD'
    }
  }
  const [, credential, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? ''
    ) ?? []
  if (!credential || !signedHeaders || !signature) return null
  const date = headers['x-amz-date'] ?? ''
  return {
    credential,
    signedHeaders,
    signature,
    date,
    expires: null,
    bodyHash: headers['x-amz-content-sha256'] ?? ''
  }
}

const stringToSign = ({ method, target, headers }: SignedRequest, claim: Claim): string => {
  const url = new URL(target, 'http://s3')
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')
  const names = claim.signedHeaders.split(';')
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('')
  const canonical = [method, url.pathname, query, lines, claim.signedHeaders, claim.bodyHash].join('\n')
  const scope = claim.credential.split('/').slice(1).join('/')
  return ['AWS4-HMAC-SHA256', claim.date, scope, hash(canonical)].join('\n')
}

const timeOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

const SKEW_MS = 15 * 60 * 1000

/**
 * Whether a request is signed as Signature Version 4 says, and in time. Written from Amazon's documents, not from the
 * library that signs: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export const isSigned = (
  request: SignedRequest,
  keys: { id: string; secret: string },
  now: Date
): boolean => {
  const claim = claimOf(request)
  if (!claim) return false
  const [id, day = '', region = '', service = ''] = claim.credential.split('/')
  const age = now.getTime() - timeOf(claim.date)
  const inTime = claim.expires === null ? Math.abs(age) <= SKEW_MS : age <= claim.expires * 1000
  if (id !== keys.id || service !== 's3' || !claim.date.startsWith(day) || !inTime) return false
  if (!claim.signedHeaders.split(';').includes('host')) return false
  const key = hmac(hmac(hmac(hmac(`AWS4${keys.secret}`, day), region), service), 'aws4_request')
  const right = hmac(key, stringToSign(request, claim))
  const given = Buffer.from(claim.signature, 'hex')
  return given.length === right.length && timingSafeEqual(given, right)
}

export interface FakeS3 {
  readonly address: string
  /** Moves the server's clock. */
  now(to: Date): void
  /** The next answers, before any work is done: 503 as of a store that is busy. */
  fail(...statuses: number[]): void
  /** What lies in the bucket: path and declared type. */
  kept(): ReadonlyMap<string, { bytes: Buffer; type: string }>
  stop(): Promise<void>
}

/**
 * An S3-compatible server of one private bucket in memory: PUT, GET with ranges, HEAD and DELETE, each refused without a
 * right signature, and a PUT whose bytes are not those that were signed.
 */
export const startFakeS3 = async (keys: { id: string; secret: string }, bucket: string): Promise<FakeS3> => {
  const objects = new Map<string, { bytes: Buffer; type: string }>()
  const failing: number[] = []
  let shift = 0
  const handle = async (request: IncomingMessage, reply: ServerResponse): Promise<ServerResponse> => {
    const body = await buffer(request)
    const failure = failing.shift()
    if (failure) return end(reply, failure)
    const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]))
    const signed = { method: request.method ?? '', target: request.url ?? '', headers }
    if (!isSigned(signed, keys, new Date(Date.now() + shift))) return end(reply, 403)
    const said = headers['x-amz-content-sha256']
    if (said && said !== 'UNSIGNED-PAYLOAD' && said !== hash(body)) return end(reply, 400)
    const url = new URL(signed.target, 'http://s3')
    if (!url.pathname.startsWith(`/${bucket}/`)) return end(reply, 404)
    return answer(objects, url, signed, body, reply)
  }
  const server: Server = createServer(
    (request, reply) => void handle(request, reply).catch(() => end(reply, 500))
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now: (to) => {
      shift = to.getTime() - Date.now()
    },
    fail: (...statuses) => void failing.push(...statuses),
    kept: () => objects,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
  }
}

const end = (reply: ServerResponse, status: number): ServerResponse => reply.writeHead(status).end()

const answer = (
  objects: Map<string, { bytes: Buffer; type: string }>,
  url: URL,
  { method, headers }: SignedRequest,
  body: Buffer,
  reply: ServerResponse
): ServerResponse => {
  if (method === 'PUT') {
    objects.set(url.pathname, { bytes: body, type: headers['content-type'] ?? '' })
    return end(reply, 200)
  }
  if (method === 'DELETE') {
    objects.delete(url.pathname)
    return end(reply, 204)
  }
  const found = objects.get(url.pathname)
  if (!found) return end(reply, 404)
  const range = byteRange(headers.range, found.bytes.length)
  if (range === 'none') return end(reply, 416)
  const part = range === 'whole' ? found.bytes : found.bytes.subarray(range.start, range.end + 1)
  const disposition = url.searchParams.get('response-content-disposition')
  reply.writeHead(range === 'whole' ? 200 : 206, {
    'content-length': part.length,
    'content-type': url.searchParams.get('response-content-type') ?? found.type,
    ...(disposition ? { 'content-disposition': disposition } : {})
  })
  return reply.end(method === 'HEAD' ? undefined : part)
}
