import { StartRefusal } from '../db/start-refusal'
import { functionLimits, statementMs } from './function-limits'
import { readFunctionSettings } from './function-settings'
import { keptWorld } from './function-world'

const DATABASE_URL = 'postgres://app:hidden@10.0.0.5:5432/xiaoyuan'
const XIAOYUAN_SECRET = 'a secret of thirty-two characters'
const env = { DATABASE_URL, XIAOYUAN_SECRET }

test.each([
  ['no database', { XIAOYUAN_SECRET }, /DATABASE_URL/],
  ['no secret', { DATABASE_URL }, /XIAOYUAN_SECRET/],
  ['a short secret', { ...env, XIAOYUAN_SECRET: 'short' }, /XIAOYUAN_SECRET 太短/],
  ['an address that is none', { ...env, DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
  ['templates that cannot be read', { ...env, WECHAT_TEMPLATES: '{' }, /WECHAT_TEMPLATES/],
  ['half a store', { ...env, XIAOYUAN_S3_BUCKET: 'photos' }, /XIAOYUAN_S3/]
])('refuses %s, and says what is missing without the secret', (_name, given, words) => {
  expect(() => readFunctionSettings(given)).toThrow(StartRefusal)
  expect(() => readFunctionSettings(given)).toThrow(words)
  expect(() => readFunctionSettings(given)).not.toThrow(/hidden|thirty-two/)
})

test('reads what it needs, and nothing of the host’s', () => {
  const host = { PORT: 'nonsense', XIAOYUAN_DEMO: '1', XIAOYUAN_H5: '/nowhere' }
  expect(readFunctionSettings({ ...env, ...host })).toMatchObject({ databaseUrl: DATABASE_URL, s3: null })
})

test('an instance whose settings are at fault says so in its log at every call', () => {
  const told: string[] = []
  const keep = (fields: object) => {
    told.push(JSON.stringify(fields))
  }
  const log = { info: keep, warn: keep, error: keep }
  const world = keptWorld({ env: {}, log, schema: '', statementMs: 1000 })
  expect(world).toThrow(StartRefusal)
  expect(world).toThrow(StartRefusal)
  expect(told).toHaveLength(2)
  expect(told[0]).toContain('DATABASE_URL')
})

test('what is opened is opened once, is no demo, and every statement ends before its function', () => {
  const world = keptWorld({
    env,
    log: { info: fail, warn: fail, error: fail },
    schema: '',
    statementMs: 1000
  })
  expect(world()).toBe(world())
  expect(world().deps().demo).toBe(false)
  for (const [name, { timeoutSeconds }] of Object.entries(functionLimits))
    expect(statementMs(name as keyof typeof functionLimits)).toBeLessThan(timeoutSeconds * 1000)
})

const fail = (fields: object): void => {
  throw new Error(JSON.stringify(fields))
}
