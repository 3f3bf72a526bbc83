import { wechatIdentitySuite } from '@/cloud/ports/wechat-identity.suite'
import { fakeCloudSdk } from '@/cloud/testing/fake-cloud-sdk'
import { startFakeWechat } from '@/cloud/testing/fake-wechat'
import type { CloudSdk } from './cloud-sdk'
import { cloudPermissions, cloudWechatApi } from './cloud-wechat-api'
import { cloudWechatIdentity } from './cloud-wechat-identity'

let now = Date.parse('2026-11-22T01:00:00Z')
let wechat: Awaited<ReturnType<typeof startFakeWechat>>
let problems: { call: string; errcode: number | null }[]

beforeAll(async () => {
  wechat = await startFakeWechat({ appid: 'wx0123456789abcdef', secret: 'unused' }, () => new Date(now))
})
beforeEach(() => {
  wechat.feel('well')
  wechat.calls.length = 0
  problems = []
})
afterAll(() => wechat.stop())

const onProblem = (p: { call: string; errcode: number | null }) => void problems.push(p)
const api = (timeoutMs?: number) =>
  cloudWechatApi(() => fakeCloudSdk(wechat), { onProblem, ...(timeoutMs ? { timeoutMs } : {}) })
const open = (timeoutMs?: number) => cloudWechatIdentity(api(timeoutMs), onProblem)
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'ok'

wechatIdentitySuite(
  'a cloud function',
  async () => ({
    identity: open(),
    login: (openid) => ({ code: null, caller: () => openid }),
    phone: (number) => wechat.issue('phone', number),
    pass: (ms) => {
      now += ms
    }
  }),
  'called'
)

test.each(['', undefined])('refuses WECHAT_ONLY where the context names %j', async (openid) => {
  const { OPENID } = fakeCloudSdk(wechat, () => openid).getWXContext()
  expect(codeOf(await open().openidOf({ code: 'x', caller: () => OPENID || null }))).toBe('WECHAT_ONLY')
})

test.each(['busy', 'broken', 'nonsense', 'silent'] as const)(
  'refuses WECHAT_UNREACHABLE when WeChat is %s, tells the operator once, and loses no code',
  async (mood) => {
    const phone = wechat.issue('phone', '13900001111')
    wechat.feel(mood)
    expect(codeOf(await open(150).phoneOf(phone))).toBe('WECHAT_UNREACHABLE')
    expect(problems.map((p) => p.call)).toEqual(['/wxa/business/getuserphonenumber'])
    expect(JSON.stringify(problems)).not.toContain('1390000')
    wechat.feel('well')
    expect(await open().phoneOf(phone)).toEqual({ ok: true, value: '13900001111' })
  }
)

test('refuses a number that is not of the mainland', async () => {
  expect(codeOf(await open().phoneOf(wechat.issue('phone', '91234567', '852')))).toBe('WECHAT_PHONE_FOREIGN')
})

describe('the way through the SDK', () => {
  test('refuses what is not in the list of permissions, as a mistake of ours', async () => {
    await expect(api().callWithToken('/wxa/unknown', {})).rejects.toThrow('/wxa/unknown')
    await expect(api().callWithToken('toString', {})).rejects.toThrow('toString')
  })
  test('a refusal of WeChat is an answer with its number and nothing of what was sent', async () => {
    const post = { content: '路塌了', version: 2, scene: 3, openid: 'gone-for-hours' }
    expect(await api().callWithToken('/wxa/msg_sec_check', post)).toEqual({ body: {}, errcode: 61010 })
    expect(problems).toEqual([])
  })
  test('fields keep their names on the way there and back', async () => {
    const post = { content: '王八蛋', version: 2, scene: 3, openid: 'somebody' }
    expect(await api().callWithToken('/wxa/msg_sec_check', post)).toMatchObject({
      errcode: null,
      body: { result: { suggest: 'risky' }, trace_id: 'trace' }
    })
  })
  test('lists each call that it knows', () => {
    expect([...cloudPermissions].sort()).toEqual([
      'phonenumber.getPhoneNumber',
      'security.mediaCheckAsync',
      'security.msgSecCheck',
      'subscribeMessage.send'
    ])
  })
})

test('the real SDK takes the option that keeps the names', () => {
  const sdk = jest.requireActual<CloudSdk>('wx-server-sdk')
  const groups = sdk.openapi({ convertCase: false })
  for (const name of cloudPermissions) {
    const [group = '', call = ''] = name.split('.')
    expect(typeof groups[group]?.[call]).toBe('function')
  }
})
