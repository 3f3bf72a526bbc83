import { messageSenderSuite } from '@/cloud/ports/message-sender.suite'
import { fakeCloudSdk } from '@/cloud/testing/fake-cloud-sdk'
import { startFakeWechat } from '@/cloud/testing/fake-wechat'
import { readTemplates } from '@/domain/message/read-templates'
import { sayPush, templates } from '@/domain/message/templates'
import { cloudWechatApi } from './cloud-wechat-api'
import { type WechatApi, wechatApi } from './wechat-api'
import { wechatMessageSender } from './wechat-message-sender'

const app = { appid: 'wx0123456789abcdef', secret: 'a-secret-that-must-not-leak' }
const clock = () => new Date('2026-11-22T01:00:00Z')
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

const own = readTemplates(JSON.stringify(Object.fromEntries(templates.map((t) => [t, `template-${t}`]))))
const settings = own.ok ? own.value : {}
const onProblem = (problem: { call: string; errcode: number | null }) => void problems.push(problem)
const open = (over = settings, api: WechatApi = overHttp()) => wechatMessageSender(api, over, { onProblem })
const overHttp = (timeoutMs = 5000) => wechatApi({ ...app, clock, baseUrl: wechat.baseUrl, timeoutMs })

/** The same wall seen from inside a function. */
const inFunction = (timeoutMs = 5000) => cloudWechatApi(() => fakeCloudSdk(wechat), { timeoutMs })

messageSenderSuite('WeChat over HTTP', async () => ({
  sender: open(),
  willing: 'somebody',
  unwilling: 'declined-1'
}))
messageSenderSuite('WeChat in a function', async () => ({
  sender: open(settings, inFunction()),
  willing: 'somebody',
  unwilling: 'declined-1'
}))

const words = sayPush({
  kind: 'claim_posted',
  payload: { claimId: 'c' },
  placeId: 'v',
  at: new Date('2026-11-22T01:30:00Z')
})
if (!words) throw new Error('no words')
const message = { ...words, openid: 'somebody' }

test('a template that the deployment has not is not sent', async () => {
  const sender = open({})
  expect(sender.templateOf('claim')).toBeNull()
  expect(await sender.send(message)).toEqual({ kind: 'dead', reason: 'template', errcode: null })
  expect(wechat.calls).toEqual([])
})

test('a template that WeChat does not know is said to be that, and the operator hears of it', async () => {
  const sender = open({ claim: { id: 'gone', keys: ['thing1', 'phrase2', 'time3'], longTerm: false } })
  expect(await sender.send(message)).toEqual({ kind: 'dead', reason: 'template', errcode: 40037 })
  expect(problems).toEqual([{ call: '/cgi-bin/message/subscribe/send', errcode: 40037 }])
})

test('a person who declined is no problem of the operator’s', async () => {
  expect(await open().send({ ...message, openid: 'declined-1' })).toEqual({ kind: 'refused', errcode: 43101 })
  expect(problems).toEqual([])
})

test.each([
  ['busy', { kind: 'later', sure: true, errcode: -1 }],
  ['broken', { kind: 'later', sure: false, errcode: null }],
  ['nonsense', { kind: 'later', sure: false, errcode: null }],
  ['silent', { kind: 'later', sure: false, errcode: null }]
] as const)('when WeChat is %s it is tried again later, and nobody is named', async (mood, answer) => {
  const sender = open(settings, overHttp(150))
  await sender.send(message)
  wechat.feel(mood)
  expect(await sender.send(message)).toEqual(answer)
  expect(JSON.stringify(problems)).not.toMatch(/somebody|secret/)
})

test.each(['busy', 'broken', 'nonsense', 'silent'] as const)(
  'in a function too: when WeChat is %s nobody knows whether it was taken',
  async (mood) => {
    wechat.feel(mood)
    expect(await open(settings, inFunction(150)).send(message)).toEqual({
      ...{ kind: 'later', sure: false, errcode: null }
    })
  }
)

test.each([
  ['over HTTP, as a number longer than ours are', () => overHttp()],
  ['in a function', () => inFunction()]
])('the id by which WeChat tells of it later is kept to its last digit: %s', async (_way, api) => {
  expect(await open(settings, api()).send(message)).toEqual({
    ...{ kind: 'sent', messageId: '1864323726461255681' }
  })
})

test('the fields go under the names they have at WeChat', async () => {
  const keys = ['thing3', 'phrase7', 'date12']
  await open({ claim: { id: 'template-claim', keys, longTerm: false } }).send(message)
  expect(wechat.sent.at(-1)).toMatchObject({
    touser: 'somebody',
    template_id: 'template-claim',
    page: 'packages/claims/claim/index?villageId=v&claimId=c',
    data: {
      thing3: { value: '您家申报的积分' },
      phrase7: { value: '已经入账' },
      date12: { value: '2026年11月22日 09:30' }
    }
  })
})
