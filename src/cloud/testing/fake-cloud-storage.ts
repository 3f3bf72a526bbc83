import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CloudSdk } from '../adapters/wechat/cloud-sdk'
import { byteRange } from '../host/byte-range'

const ROOT = 'cloud://xiaoyuan-1.7869-xiaoyuan-1-1300000000/'
const NO_SUCH_FILE = -503003

export interface FakeCloudStorage {
  /** The storage's part of wx-server-sdk. */
  readonly sdk: CloudSdk
  /** What lies there, by path. */
  readonly files: Map<string, Buffer>
  /** How often each part of the SDK was called. */
  readonly calls: Record<'upload' | 'links' | 'delete', number>
  /** As the phone's own `wx.cloud.uploadFile`; a mini-program of ours puts nothing anywhere but under `incoming/`. */
  putAsPhone(path: string, bytes: Buffer): Promise<string>
  /** The status of the next calls about single files: what the storage answers when it is out of order. */
  fail(status: number): void
  stop(): Promise<void>
}

/** The cloud storage as wx-server-sdk shows it, in memory, with a server of its own for temporary addresses. */
export const startFakeCloudStorage = async (): Promise<FakeCloudStorage> => {
  const files = new Map<string, Buffer>()
  const given = new Map<string, { path: string; until: number }>()
  const calls = { upload: 0, links: 0, delete: 0 }
  let failing: number | null = null
  const server = createServer((request, reply) => {
    const url = new URL(request.url ?? '', 'http://storage')
    const link = given.get(url.searchParams.get('sign') ?? '')
    const path = decodeURIComponent(url.pathname.slice(1))
    const bytes = files.get(path)
    if (!link || link.path !== path || link.until < Date.now()) return reply.writeHead(403).end()
    if (!bytes) return reply.writeHead(404).end()
    const range = byteRange(request.headers.range, bytes.length)
    if (range === 'none') return reply.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end()
    const part = range === 'whole' ? bytes : bytes.subarray(range.start, range.end + 1)
    const said =
      range === 'whole' ? {} : { 'content-range': `bytes ${range.start}-${range.end}/${bytes.length}` }
    reply.writeHead(range === 'whole' ? 200 : 206, { 'content-length': part.length, ...said }).end(part)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const statusOf = (fileID: string) =>
    failing ?? (fileID.startsWith(ROOT) && files.has(fileID.slice(ROOT.length)) ? 0 : NO_SUCH_FILE)
  const most = (count: number) => {
    if (count > 50) throw new Error('more than 50 at once')
  }
  const sdk: CloudSdk = {
    init: () => undefined,
    getWXContext: () => ({}),
    openapi: () => ({}),
    DYNAMIC_CURRENT_ENV: Symbol('env'),
    async uploadFile({ cloudPath, fileContent }) {
      calls.upload += 1
      files.set(cloudPath, Buffer.from(fileContent))
      return { fileID: ROOT + cloudPath }
    },
    async downloadFile({ fileID }) {
      return { fileContent: files.get(fileID.slice(ROOT.length)) ?? Buffer.alloc(0) }
    },
    async getTempFileURL({ fileList }) {
      calls.links += 1
      most(fileList.length)
      return {
        fileList: fileList.map(({ fileID, maxAge = 86_400 }) => {
          const status = statusOf(fileID)
          if (status !== 0) return { fileID, status, tempFileURL: '' }
          const path = fileID.slice(ROOT.length)
          const sign = randomBytes(8).toString('hex')
          given.set(sign, { path, until: Date.now() + maxAge * 1000 })
          return { fileID, status, tempFileURL: `${address}/${path}?sign=${sign}` }
        })
      }
    },
    async deleteFile({ fileList }) {
      calls.delete += 1
      most(fileList.length)
      return {
        fileList: fileList.map((fileID) => {
          const status = statusOf(fileID)
          if (status === 0) files.delete(fileID.slice(ROOT.length))
          return { fileID, status }
        })
      }
    }
  }
  return {
    ...{ sdk, files, calls },
    async putAsPhone(path, bytes) {
      if (!path.startsWith('incoming/')) throw new Error('storage permission denied')
      files.set(path, bytes)
      return ROOT + path
    },
    fail: (status) => {
      failing = status
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
  }
}
