import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const CODE_MS = 5 * 60 * 1000
const TOKEN_MS = 7200 * 1000

/** What the next calls meet: WeChat as it is, too busy, broken, talking nonsense, or silent. */
export type Mood = 'well' | 'busy' | 'broken' | 'nonsense' | 'silent'

/** What the fake takes for harmful, by WeChat's number for it. */
const harmful: readonly (readonly [RegExp, number, 'risky' | 'review'])[] = [
  [/王八蛋/, 20003, 'risky'],
  [/加微信/, 10001, 'review'],
  [/没有词的事/, 20006, 'review']
]

/** msgSecCheck v2 as its document says: who wrote it must be known and have been there within two hours. */
const judge = ({ content, openid, version, scene }: Record<string, unknown>): object => {
  if (typeof content !== 'string' || version !== 2 || typeof scene !== 'number') return { errcode: 47001 }
  if (typeof openid !== 'string' || openid === '') return { errcode: 40003 }
  if (openid.startsWith('gone-')) return { errcode: 61010 }
  if (Array.from(content).length > 2500) return { errcode: 45002 }
  const found = harmful.flatMap(([pattern, label, suggest]) => {
    const [keyword] = pattern.exec(content) ?? []
    return keyword === undefined ? [] : [{ label, suggest, keyword }]
  })
  const [first] = found
  const detail = found.map(({ label, suggest, keyword }) =>
    label === 20006
      ? { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }
      : { strategy: 'keyword', errcode: 0, suggest, label, keyword }
  )
  const result = first ? { suggest: first.suggest, label: first.label } : { suggest: 'pass', label: 100 }
  return { errcode: 0, errmsg: 'ok', result, detail, trace_id: 'trace' }
}

/** mediaCheckAsync v2: it fetches what it can reach, later; at once it only says under which word it will answer. */
const takeMedia = ({ media_url, media_type, openid, version, scene }: Record<string, unknown>): object => {
  if (version !== 2 || typeof scene !== 'number' || (media_type !== 1 && media_type !== 2))
    return { errcode: 47001 }
  if (typeof openid !== 'string' || openid === '') return { errcode: 40003 }
  if (openid.startsWith('gone-')) return { errcode: 61010 }
  if (typeof media_url !== 'string' || !media_url.startsWith('https://')) return { errcode: 47001 }
  return { errcode: 0, errmsg: 'ok', trace_id: randomBytes(8).toString('hex') }
}

const valid: readonly (readonly [RegExp, (value: string) => boolean])[] = [
  [/^thing\d+$/, (v) => v !== '' && Array.from(v).length <= 20],
  [/^phrase\d+$/, (v) => /^\p{Script=Han}{1,5}$/u.test(v)],
  [/^(time|date)\d+$/, (v) => /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?$/.test(v)]
]

/** subscribeMessage.send as its document says: one field that does not fit has the whole message refused. */
const takeMessage = ({ touser, template_id, page, data }: Record<string, unknown>): object => {
  if (typeof touser !== 'string' || touser === '') return { errcode: 40003 }
  if (typeof template_id !== 'string' || template_id === 'gone') return { errcode: 40037 }
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('gone')) return { errcode: 41030 }
  const fields = Object.entries((data ?? {}) as Record<string, { value?: unknown }>)
  const fits = ([key, { value }]: (typeof fields)[number]) =>
    typeof value === 'string' && valid.some(([name, holds]) => name.test(key) && holds(value))
  if (fields.length === 0 || !fields.every(fits)) return { errcode: 47003 }
  if (touser.startsWith('declined-')) return { errcode: 43101 }
  return { errcode: 0, errmsg: 'ok', msgid: '1864323726461255681' }
}

/** A server on the loopback that answers WeChat's six calls as its documents say, errors included. */
export const startFakeWechat = async (app: { appid: string; secret: string }, clock: () => Date) => {
  const codes = new Map<
    string,
    { kind: 'login' | 'phone'; says: string; country: string; at: number; used: boolean }
  >()
  const calls: string[] = []
  const sent: Record<string, unknown>[] = []
  const takeSent = (message: Record<string, unknown>) => {
    const answer = takeMessage(message)
    if (!('errcode' in answer) || answer.errcode === 0) sent.push(message)
    return answer
  }
  let mood: Mood = 'well'
  let token: { value: string; until: number } | null = null

  const redeem = (kind: 'login' | 'phone', code: string) => {
    const known = codes.get(code)
    if (!known || known.kind !== kind || clock().getTime() - known.at >= CODE_MS) return { errcode: 40029 }
    if (known.used) return { errcode: 40163 }
    known.used = true
    return known
  }

  const giveToken = (asked: Record<string, unknown>) => {
    if (asked.appid !== app.appid) return { errcode: 40013 }
    if (asked.secret !== app.secret) return { errcode: 40125 }
    const now = clock().getTime()
    if (!token || token.until <= now)
      token = { value: randomBytes(16).toString('hex'), until: now + TOKEN_MS }
    return { access_token: token.value, expires_in: Math.floor((token.until - now) / 1000) }
  }

  const answer = (path: string, params: URLSearchParams, body: Record<string, unknown>): object => {
    if (path === '/cgi-bin/stable_token') return giveToken(body)
    if (path === '/sns/jscode2session') {
      if (params.get('secret') !== app.secret || params.get('appid') !== app.appid) return { errcode: 40125 }
      const found = redeem('login', params.get('js_code') ?? '')
      return 'errcode' in found
        ? found
        : { openid: found.says, session_key: randomBytes(16).toString('base64') }
    }
    const valid = token && token.value === params.get('access_token') && token.until > clock().getTime()
    return valid ? serve(path, body) : { errcode: 40001, errmsg: 'invalid credential' }
  }

  /** What a call in the name of the mini-program gets, however it came in. */
  const serve = (path: string, body: Record<string, unknown>): object => {
    if (path === '/wxa/msg_sec_check') return judge(body)
    if (path === '/wxa/media_check_async') return takeMedia(body)
    if (path === '/cgi-bin/message/subscribe/send') return takeSent(body)
    const found = redeem('phone', String(body.code))
    if ('errcode' in found) return found
    const { says, country } = found
    const phone_info = { phoneNumber: `+${country}${says}`, purePhoneNumber: says, countryCode: country }
    return { errcode: 0, errmsg: 'ok', phone_info }
  }

  const bodyOf = async (request: IncomingMessage) =>
    JSON.parse((await text(request)) || '{}') as Record<string, unknown>
  const server = createServer(async (request, reply) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const body = await bodyOf(request)
    calls.push(url.pathname)
    if (mood === 'silent') return
    if (mood === 'broken') reply.writeHead(502).end('bad gateway')
    else if (mood === 'nonsense') reply.end('<html>')
    else
      reply.end(
        JSON.stringify(
          mood === 'busy' ? { errcode: -1 } : answer(url.pathname, url.searchParams, body)
          // Over HTTP the id is a number, longer than ours are exact.
        ).replace(/"msgid":"(\d+)"/, '"msgid":$1')
      )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    /** The subscription messages it took. */
    sent,
    /** Any call from within WeChat's cloud, which needs no token; rejects where no sensible answer comes. */
    async fromCloud(path: string, body: Record<string, unknown>): Promise<Record<string, unknown>> {
      calls.push(path)
      if (mood === 'silent') return new Promise(() => undefined)
      if (mood === 'busy') return { errcode: -1, errmsg: 'system error' }
      if (mood !== 'well') throw Object.assign(new Error(`${path} got ${mood}`), { errCode: -501001 })
      return { ...serve(path, body) }
    },
    issue(kind: 'login' | 'phone', says: string, country = '86'): string {
      const code = randomBytes(12).toString('hex')
      codes.set(code, { kind, says, country, at: clock().getTime(), used: false })
      return code
    },
    feel: (to: Mood) => {
      mood = to
    },
    /** Another process of the same app asked with force: the token that was given out is worth nothing now. */
    revokeToken: () => {
      token = null
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    }
  }
}
