import { contentCheckSuite } from '@/cloud/ports/content-check.suite'
import { fakeCloudSdk } from '@/cloud/testing/fake-cloud-sdk'
import { startFakeWechat } from '@/cloud/testing/fake-wechat'
import { cloudWechatApi } from './cloud-wechat-api'
import { wechatApi } from './wechat-api'
import { wechatContentCheck } from './wechat-content-check'

const app = { appid: 'wx0123456789abcdef', secret: 'a-secret-that-must-not-leak' }
const clock = () => new Date('2026-11-22T01:00:00Z')
const who = { openid: 'somebody' }
let wechat: Awaited<ReturnType<typeof startFakeWechat>>
let problems: { call: string; errcode: number | null }[]

beforeAll(async () => {
  wechat = await startFakeWechat(app, clock)
})
beforeEach(() => {
  wechat.feel('well')
  wechat.calls.length = 0
  problems = []
})
afterAll(() => wechat.stop())

const onProblem = (p: (typeof problems)[number]) => void problems.push(p)
interface Over {
  readonly timeoutMs?: number
  readonly secret?: string
}
const overHttp = (over: Over = {}) =>
  wechatContentCheck(wechatApi({ ...app, clock, baseUrl: wechat.baseUrl, onProblem, ...over }), { onProblem })
const inCloud = ({ timeoutMs }: Over = {}) => {
  const options = { onProblem, ...(timeoutMs === undefined ? {} : { timeoutMs }) }
  return wechatContentCheck(
    cloudWechatApi(() => fakeCloudSdk(wechat), options),
    { onProblem }
  )
}
const unavailable = (again: boolean) => ({ kind: 'unavailable', again })
const photo = { kind: 'photo', url: 'https://xiaoyuan.example/files/a/b?sig=hidden' } as const

contentCheckSuite('WeChat over HTTP', async () => ({ check: overHttp(), who }))
contentCheckSuite('WeChat in a cloud function', async () => ({ check: inCloud(), who }))

describe.each([
  ['over HTTP', overHttp],
  ['in a cloud function', inCloud]
])('WeChat %s', (_name, open) => {
  test('without an openid nothing leaves, and it does not pass for harmless', async () => {
    expect(await open().checkWords('王八蛋', null)).toEqual(unavailable(false))
    expect(wechat.calls).toEqual([])
  })

  test.each([
    ['gone-for-hours', 61010],
    ['', 40003]
  ])('of the openid %j it cannot tell, then or later', async (openid, errcode) => {
    expect(await open().checkWords('路塌了', { openid })).toEqual(unavailable(false))
    expect(problems).toEqual([{ call: '/wxa/msg_sec_check', errcode }])
  })

  test.each(['busy', 'broken', 'nonsense', 'silent'] as const)(
    'is asked again later when WeChat is %s, and says neither secret nor words nor link',
    async (mood) => {
      const check = open({ timeoutMs: 150 })
      await check.checkWords('路塌了', who)
      wechat.feel(mood)
      expect(await check.checkWords('老王家的路塌了', who)).toEqual(unavailable(true))
      expect(await check.checkMedia(photo, who)).toEqual(unavailable(true))
      expect(problems.length).toBeGreaterThan(0)
      expect(JSON.stringify(problems)).not.toMatch(/secret|somebody|老王|hidden/)
    }
  )

  test('a photo without an openid or an address leaves nothing behind', async () => {
    expect(await open().checkMedia(photo, null)).toEqual(unavailable(false))
    expect(await open().checkMedia({ kind: 'photo', url: null }, who)).toEqual(unavailable(false))
    expect(wechat.calls).toEqual([])
  })

  test('of a photo by an openid it does not know it tells nothing, then or later', async () => {
    expect(await open().checkMedia(photo, { openid: 'gone-for-hours' })).toEqual(unavailable(false))
    expect(problems).toEqual([{ call: '/wxa/media_check_async', errcode: 61010 }])
  })

  test('a verdict of the model has a label and no place; the worst of several counts', async () => {
    expect(await open().checkWords('没有词的事', who)).toEqual({
      kind: 'checked',
      suggestion: 'review',
      findings: [{ label: 'crime', suggestion: 'review', start: null, end: null }]
    })
    expect(await open().checkWords('加微信，王八蛋', who)).toMatchObject({ suggestion: 'risky' })
  })

  test('a word that stands twice is marked twice', async () => {
    const answer = await open().checkWords('王八蛋，就是王八蛋', who)
    expect(answer).toMatchObject({ findings: [{ start: 0 }, { start: 6 }] })
  })
})

test('a wrong secret is told to the operator', async () => {
  expect(await overHttp({ secret: 'wrong' }).checkWords('路塌了', who)).toEqual(unavailable(true))
  expect(problems).toEqual([{ call: '/cgi-bin/stable_token', errcode: 40125 }])
})

test('a token that WeChat has withdrawn is fetched anew', async () => {
  const check = overHttp()
  await check.checkWords('路塌了', who)
  wechat.revokeToken()
  expect(await check.checkWords('路塌了', who)).toMatchObject({ kind: 'checked', suggestion: 'pass' })
})
