import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type WxApis, WxFailure, type WxOptions } from './options'
import type { Sandbox } from './sandbox'

/** The network of one phone, as the test sets it. */
export interface Network {
  online: boolean
  /** Where requests really go, whatever host the build was made for; undefined: where the URL says. */
  server?: string
  /** Parts of URLs whose next reply is lost on the way back. */
  lost: string[]
  /** On a phone whose time stands still: a request sets out, and waits for its turn to be answered. */
  setOut?: () => () => Promise<void>
  /** Requests under way. */
  pending: number
  listeners: Set<(res: unknown) => void>
  /** Told of what no program may have to cope with. */
  report: (what: string, error: unknown) => void
}

export const newNetwork = (
  report: Network['report'],
  server?: string,
  setOut?: Network['setOut']
): Network => ({
  online: true,
  server,
  setOut,
  report,
  lost: [],
  pending: 0,
  listeners: new Set()
})

type Headers = Record<string, string>

interface Reply {
  statusCode: number
  header: Headers
  body: Uint8Array
}

/** Sends a real HTTP request; throws `WxFailure` as a phone without network would word it. */
async function send(network: Network, url: string, init: RequestInit, timeoutMs: number): Promise<Reply> {
  if (!network.online) throw new WxFailure('网络不可用')
  const asked = new URL(url)
  const target = network.server ? new URL(asked.pathname + asked.search, network.server) : asked
  network.pending += 1
  const turn = network.setOut?.()
  try {
    const res = await fetch(target, { ...init, signal: AbortSignal.timeout(timeoutMs) })
    const body = new Uint8Array(await res.arrayBuffer())
    // A refusal (4xx) is an answer; the page may word a broken server ever so well, it is one.
    if (res.status >= 500) network.report('the server is broken', `${res.status} ${asked.pathname}`)
    const lost = network.lost.findIndex((part) => url.includes(part))
    if (lost >= 0) {
      network.lost.splice(lost, 1)
      throw new WxFailure('timeout')
    }
    return { statusCode: res.status, header: Object.fromEntries(res.headers), body }
  } catch (error) {
    if (error instanceof WxFailure) throw error
    const { name, cause } = error as Error
    throw new WxFailure(name === 'TimeoutError' ? 'timeout' : `errcode:-102 ${String(cause ?? error)}`)
  } finally {
    await turn?.()
    network.pending -= 1
  }
}

function prepare(options: WxOptions): { url: string; init: RequestInit } {
  const method = String(options.method ?? 'GET').toUpperCase()
  const given = (options.header ?? {}) as Headers
  const headers: Headers = { 'content-type': 'application/json' }
  for (const [k, v] of Object.entries(given)) headers[k.toLowerCase()] = String(v)
  const url = new URL(String(options.url))
  const data = options.data as unknown
  if (data === undefined || data === null) return { url: url.href, init: { method, headers } }
  if (method === 'GET' && typeof data === 'object') {
    for (const [k, v] of Object.entries(data)) url.searchParams.set(k, String(v))
    return { url: url.href, init: { method, headers } }
  }
  const form = headers['content-type'].includes('x-www-form-urlencoded')
  const fields = typeof data === 'object' && form ? String(new URLSearchParams(data as Headers)) : undefined
  return {
    url: url.href,
    init: { method, headers, body: typeof data === 'string' ? data : (fields ?? JSON.stringify(data)) }
  }
}

function answer(options: WxOptions, reply: Reply) {
  const { statusCode, header } = reply
  if (options.responseType === 'arraybuffer') return { statusCode, header, cookies: [], data: reply.body }
  const text = new TextDecoder().decode(reply.body)
  let data: unknown = text
  if ((options.dataType ?? 'json') === 'json') {
    try {
      data = JSON.parse(text)
    } catch {
      // WeChat, too, hands over the text when it is not JSON.
    }
  }
  return { statusCode, header, cookies: [], data }
}

const MIME: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.mp3': 'audio/mpeg',
  '.aac': 'audio/aac'
}

/** request, uploadFile and what tells about the network. `realPath` turns a phone's temporary path into a file. */
export function networkApis(
  network: Network,
  define: (name: string, work: (o: WxOptions) => unknown) => (o?: WxOptions) => unknown,
  realPath: (phonePath: string) => string
): WxApis {
  const task = () => {
    const no = () => undefined
    return {
      abort: no,
      onHeadersReceived: no,
      offHeadersReceived: no,
      onProgressUpdate: no,
      offProgressUpdate: no,
      onChunkReceived: no,
      offChunkReceived: no
    }
  }
  const timeout = (o: WxOptions) => Number(o.timeout ?? 60_000)
  const request = define('request', async (o) => {
    const { url, init } = prepare(o)
    return answer(o, await send(network, url, init, timeout(o)))
  })
  const uploadFile = define('uploadFile', async (o) => {
    const file = realPath(String(o.filePath))
    const body = new FormData()
    for (const [k, v] of Object.entries((o.formData ?? {}) as Headers)) body.append(k, String(v))
    const type = MIME[path.extname(file).toLowerCase()] ?? 'application/octet-stream'
    body.append(String(o.name), new Blob([readFileSync(file)], { type }), path.basename(file))
    const headers = { ...(o.header as Headers) }
    for (const k of Object.keys(headers)) if (k.toLowerCase() === 'content-type') delete headers[k]
    const reply = await send(network, String(o.url), { method: 'POST', headers, body }, timeout(o))
    return { statusCode: reply.statusCode, header: reply.header, data: new TextDecoder().decode(reply.body) }
  })
  const started = (start: (o?: WxOptions) => unknown) => (o?: WxOptions) => {
    start(o)
    return task()
  }
  return {
    request: started(request),
    uploadFile: started(uploadFile),
    getNetworkType: define('getNetworkType', () => ({ networkType: network.online ? '4g' : 'none' })),
    onNetworkStatusChange: (f: (res: unknown) => void) => void network.listeners.add(f),
    offNetworkStatusChange: (f?: (res: unknown) => void) =>
      void (f ? network.listeners.delete(f) : network.listeners.clear())
  }
}

/** Switches the network of the phone and tells whoever listens. */
export function setOnline(sandbox: Sandbox, network: Network, online: boolean): void {
  network.online = online
  const state = sandbox.own({ isConnected: online, networkType: online ? '4g' : 'none' })
  for (const f of network.listeners) f(state)
}
