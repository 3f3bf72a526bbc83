import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../db/pool'
import { startTestHost, type TestHost } from './testing'

let host: TestHost
afterEach(() => host.stop())

const codeOf = async (response: Response) => {
  const body = (await response.json()) as {
    refusal?: { code: string }
    error?: { data: { refusal: { code: string } } }
  }
  return [response.status, body.refusal?.code ?? body.error?.data.refusal.code]
}
const get = (at: string, headers: Record<string, string> = {}) => fetch(host.address + at, { headers })
const post = (at: string, body: string, headers: Record<string, string> = {}) =>
  fetch(host.address + at, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers }
  })
const call = (name: string, input: unknown) =>
  `/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`

describe('refuses with { refusal }', () => {
  test('an unknown address, under /api and elsewhere', async () => {
    host = await startTestHost()
    expect(await codeOf(await get('/api/nothing'))).toEqual([404, 'ROUTE_UNKNOWN'])
    expect(await codeOf(await get('/nothing'))).toEqual([404, 'ROUTE_UNKNOWN'])
    expect(await codeOf(await fetch(`${host.address}/api/upload`))).toEqual([404, 'ROUTE_UNKNOWN'])
    expect(await codeOf(await get('/api/%zz'))).toEqual([400, 'INPUT_UNREADABLE'])
  })
  test('an unknown procedure, broken JSON and a body of more than 4 MB', async () => {
    host = await startTestHost()
    expect(await codeOf(await get('/api/trpc/no.such'))).toEqual([404, 'PROCEDURE_UNKNOWN'])
    expect(await codeOf(await post('/api/trpc/session.signOut', '{'))).toEqual([400, 'INPUT_UNREADABLE'])
    expect(await codeOf(await post('/api/trpc/session.signOut', 'x'.repeat(5 * 1024 * 1024)))).toEqual([
      413,
      'BODY_TOO_LARGE'
    ])
  })
  test('more calls in a minute than one caller may make, each session for itself', async () => {
    host = await startTestHost({ limits: { callsPerMinute: 3 } })
    const { A, B } = host.world
    const [one, other] = [await host.signIn(A.holders.villager), await host.signIn(B.holders.villager)]
    const ask = async (authorization?: string) =>
      codeOf(
        await get(call('place.read', { villageId: A.villageId }), authorization ? { authorization } : {})
      )
    for (let i = 0; i < 3; i++) expect((await ask(one))[0]).toBe(200)
    expect(await ask(one)).toEqual([429, 'TOO_MANY_REQUESTS'])
    expect((await ask(other))[0]).toBe(200)
    // Invented tokens share the counter of their address.
    for (let i = 0; i < 3; i++) expect((await ask(`Bearer invented${i}`))[0]).toBe(200)
    expect(await ask('Bearer another')).toEqual([429, 'TOO_MANY_REQUESTS'])
    expect((await get('/healthz')).status).toBe(200)
  })
})

test('a query may be posted, calls may come in a batch, and answers are compressed', async () => {
  host = await startTestHost()
  const input = { villageId: host.world.A.villageId }
  const posted = await post('/api/trpc/place.read', JSON.stringify(input))
  expect(posted.status).toBe(200)
  const names = Array.from({ length: 12 }, () => 'place.read').join(',')
  const batch = await post(
    `/api/trpc/${names}?batch=1`,
    JSON.stringify(Object.fromEntries([...Array(12).keys()].map((i) => [i, input]))),
    {
      'accept-encoding': 'br'
    }
  )
  expect([
    batch.status,
    ((await batch.json()) as unknown[]).length,
    batch.headers.get('content-encoding')
  ]).toEqual([200, 12, 'br'])
})

test('a batch is not a way round the rate limit: more calls than a page makes are refused as one', async () => {
  host = await startTestHost()
  const ask = (calls: number) =>
    post(
      `/api/trpc/${Array.from({ length: calls }, () => 'session.read').join(',')}?batch=1`,
      JSON.stringify(Object.fromEntries(Array.from({ length: calls }, (_, i) => [i, {}])))
    )
  expect((await ask(12)).status).toBe(200)
  const refused = await ask(13)
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('INPUT_UNREADABLE')])
})

describe('/healthz', () => {
  test('is 200 with the version while the database answers', async () => {
    host = await startTestHost()
    const response = await get('/healthz')
    expect([response.status, await response.json()]).toEqual([
      200,
      { ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) }
    ])
  })
  test('is 503 when it does not, without waiting until it does', async () => {
    host = await startTestHost()
    const { db } = host.base
    // The only connection is busy: nothing can be asked.
    const busy = openDatabase(host.base.url, { max: 1 })
    const pid = sql<{ pid: number }>`select pg_backend_pid() as pid`
    const busyPid = (await pid.execute(busy)).rows[0]?.pid
    let isBusy = true
    const slow = sql`select pg_sleep(600)`.execute(busy).catch(() => {
      isBusy = false
    })
    const other = await startTestHost({ db: busy })
    expect(await codeOf(await fetch(`${other.address}/healthz`))).toEqual([503, 'DATABASE_AWAY'])
    expect(isBusy).toBe(true)
    await sql`select pg_cancel_backend(${busyPid})`.execute(db)
    await slow
    expect((await fetch(`${other.address}/healthz`)).status).toBe(200)
    await busy.destroy()
    expect((await fetch(`${other.address}/healthz`)).status).toBe(503)
    await other.stop()
  })
})

test('log lines name route, procedures, status and time, and nothing of people', async () => {
  host = await startTestHost()
  const { villageId, holders } = host.world.A
  const authorization = await host.signIn(holders.villager)
  await get(call('place.read', { villageId }), { authorization, 'x-request-id': 'my-own-name' })
  await post('/api/trpc/session.signInWechat?name=秘密', '{"code":"秘密', {
    'x-forwarded-for': '203.0.113.7'
  })
  await get(`/files/${villageId}/${villageId}?exp=1&sig=secretsig`)
  await get('/api/张三')
  await get('/api/trpc/张三')
  await get('/healthz')
  const answered = () =>
    host.log
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line.msg === 'answered')
  // A line is written once the answer has left, which the asker may see first.
  for (let i = 0; i < 6000 && answered().length < 5; i += 1) await new Promise((done) => setTimeout(done, 10))
  // The first line says where the host listens.
  const all = host.log.slice(1).join('')
  for (const secret of [
    villageId,
    authorization.slice(7),
    '秘密',
    'secretsig',
    '203.0.113.7',
    '127.0.0.1',
    '张三',
    encodeURIComponent('张三'),
    'my-own-name'
  ]) {
    expect(all).not.toContain(secret)
  }
  const lines = answered()
  // In whichever order they were written, for the same reason.
  expect(lines).toHaveLength(5)
  expect(lines.map(({ method, route, procedures, status }) => [method, route, procedures, status])).toEqual(
    expect.arrayContaining([
      ['GET', '/api/trpc/:path', ['place.read'], 200],
      ['POST', '/api/trpc/:path', ['session.signInWechat'], 400],
      ['GET', '/files/:villageId/:fileId', undefined, 403],
      ['GET', 'none', undefined, 404],
      ['GET', '/api/trpc/:path', ['unknown'], 404]
    ])
  )
  for (const line of lines) expect([typeof line.ms, typeof line.reqId]).toEqual(['number', 'string'])
})

test('an error of the database is logged by its code, never with the values it quotes', async () => {
  host = await startTestHost()
  host.app.log.error(
    { err: await sql`select ${'王国富'}::uuid`.execute(host.base.db).catch((e: unknown) => e) },
    'x'
  )
  host.app.log.error(
    { err: new Error('卡号 6222', { cause: new SyntaxError('"王国富" is not valid JSON') }) },
    'x'
  )
  const all = host.log.join('')
  expect(all).toContain('22P02')
  expect(all).not.toContain('王国富')
  expect(all).not.toContain('6222')
})

test('every answer carries the security headers', async () => {
  host = await startTestHost()
  for (const at of ['/healthz', '/api/nothing', call('place.read', {})]) {
    const { headers } = await get(at)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('the H5 app: hashed files are kept for a year, the page is asked for again, nothing outside is served', async () => {
  const outside = await mkdtemp(path.join(tmpdir(), 'h5-'))
  const dir = path.join(outside, 'h5')
  await mkdir(path.join(dir, 'js'), { recursive: true })
  await writeFile(path.join(outside, 'secret.txt'), 'secret')
  await writeFile(path.join(dir, 'index.html'), `<!doctype html><title>小院</title>${' '.repeat(2000)}`)
  await writeFile(path.join(dir, 'js/app.0a1b2c3d.js'), `x${' '.repeat(5000)}`)
  await writeFile(path.join(dir, 'js/vendors.0a1b2c3d.js'), 'plain')
  await writeFile(path.join(dir, 'sw.js'), '//')
  await writeFile(
    path.join(dir, 'js/vendors.0a1b2c3d.js.gz'),
    Buffer.from('H4sIAAAAAAAAAytKTQYA0ZMIXQMAAAA=', 'base64')
  )
  host = await startTestHost({ h5Dir: dir })
  const page = await get('/')
  expect([page.status, page.headers.get('cache-control'), (await page.text()).includes('小院')]).toEqual([
    200,
    'no-cache',
    true
  ])
  expect(page.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8/i)
  // What keeps the program on the phone must be asked for anew, or a phone keeps an old program for ever.
  expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache')
  const script = await get('/js/app.0a1b2c3d.js', { 'accept-encoding': 'gzip' })
  expect([script.headers.get('cache-control'), script.headers.get('content-encoding')]).toEqual([
    'public, max-age=31536000, immutable',
    'gzip'
  ])
  const ready = await get('/js/vendors.0a1b2c3d.js', { 'accept-encoding': 'gzip' })
  expect([
    ready.headers.get('content-encoding'),
    ready.headers.get('cache-control'),
    ready.headers.get('content-type')
  ]).toEqual(['gzip', 'public, max-age=31536000, immutable', expect.stringContaining('javascript')])
  for (const at of ['/../secret.txt', '/%2e%2e/secret.txt', '/js/..%2f..%2fsecret.txt', '/js/gone.js']) {
    const response = await get(at)
    expect([
      at,
      [400, 403, 404].includes(response.status),
      (await response.text()).includes('refusal')
    ]).toEqual([at, true, true])
  }
  const repeat = await get('/', {
    'if-none-match': page.headers.get('etag') ?? '',
    'cache-control': 'max-age=0'
  })
  expect(repeat.status).toBe(304)
  await rm(outside, { recursive: true })
})
