import { wechatIdentitySuite } from '@/cloud/ports/wechat-identity.suite'
import { startFakeWechat } from '@/cloud/testing/fake-wechat'
import { httpWechatIdentity } from './http-wechat-identity'

const app = { appid: 'wx0123456789abcdef', secret: 'a-secret-that-must-not-leak' }
let now = Date.parse('2026-11-22T01:00:00Z')
const clock = () => new Date(now)
let wechat: Awaited<ReturnType<typeof startFakeWechat>>
let problems: { call: string; errcode: number | null }[]

beforeAll(async () => {
  wechat = await startFakeWechat(app, clock)
})
beforeEach(() => {
  wechat.feel('well')
  wechat.revokeToken()
  wechat.calls.length = 0
  problems = []
})
afterAll(() => wechat.stop())

const open = (over: Partial<Parameters<typeof httpWechatIdentity>[0]> = {}) =>
  httpWechatIdentity({ ...app, clock, baseUrl: wechat.baseUrl, onProblem: (p) => problems.push(p), ...over })
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'ok'
const loginOf = (code: string) => ({ code, caller: () => null })
const tokensAsked = () => wechat.calls.filter((c) => c === '/cgi-bin/stable_token').length

wechatIdentitySuite('WeChat over HTTP', async () => ({
  identity: open(),
  login: (openid) => loginOf(wechat.issue('login', openid)),
  phone: (number) => wechat.issue('phone', number),
  pass: (ms) => {
    now += ms
  }
}))

describe('refuses with WECHAT_UNREACHABLE, and says no secret', () => {
  test.each(['busy', 'broken', 'nonsense', 'silent'] as const)('when WeChat is %s', async (mood) => {
    const identity = open({ timeoutMs: 1000 })
    const [login, phone] = [wechat.issue('login', 'somebody'), wechat.issue('phone', '13900001111')]
    wechat.feel(mood)
    expect(codeOf(await identity.openidOf(loginOf(login)))).toBe('WECHAT_UNREACHABLE')
    expect(codeOf(await identity.phoneOf(phone))).toBe('WECHAT_UNREACHABLE')
    expect(problems.length).toBeGreaterThan(0)
    expect(JSON.stringify(problems)).not.toMatch(/secret|somebody|1390000/)
    wechat.feel('well')
    expect([await identity.openidOf(loginOf(login)), await identity.phoneOf(phone)]).toEqual([
      { ok: true, value: 'somebody' },
      { ok: true, value: '13900001111' }
    ])
  })
  test('when nobody listens there', async () => {
    expect(codeOf(await open({ baseUrl: 'http://127.0.0.1:1' }).openidOf(loginOf('code')))).toBe(
      'WECHAT_UNREACHABLE'
    )
  })
  test('when our own secret is wrong: the operator learns the number', async () => {
    const identity = open({ secret: 'wrong' })
    expect(codeOf(await identity.openidOf(loginOf(wechat.issue('login', 'x'))))).toBe('WECHAT_UNREACHABLE')
    expect(codeOf(await identity.phoneOf(wechat.issue('phone', '13900001111')))).toBe('WECHAT_UNREACHABLE')
    expect(problems.map((p) => p.errcode)).toEqual([40125, 40125])
  })
})

test('refuses a number that is not of the mainland', async () => {
  const identity = open()
  expect(codeOf(await identity.phoneOf(wechat.issue('phone', '91234567', '852')))).toBe(
    'WECHAT_PHONE_FOREIGN'
  )
  expect(codeOf(await identity.phoneOf(wechat.issue('phone', '13900001111', '1')))).toBe(
    'WECHAT_PHONE_FOREIGN'
  )
})

test('one access token serves many calls, also at once, and is renewed before it ends', async () => {
  const identity = open()
  const ask = async () => codeOf(await identity.phoneOf(wechat.issue('phone', '13900001111')))
  expect(await Promise.all([ask(), ask(), ask(), ask()])).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(tokensAsked()).toBe(1)
  now += (7200 - 300) * 1000 - 1
  expect([await ask(), tokensAsked()]).toEqual(['ok', 1])
  now += 1
  expect([await ask(), tokensAsked()]).toEqual(['ok', 2])
})

test('a token that WeChat has withdrawn is fetched anew, and the person’s code still works', async () => {
  const identity = open()
  const code = wechat.issue('phone', '13900002222')
  await identity.phoneOf(wechat.issue('phone', '13900001111'))
  wechat.revokeToken()
  expect(await identity.phoneOf(code)).toEqual({ ok: true, value: '13900002222' })
})
