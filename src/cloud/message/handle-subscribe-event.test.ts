import { handleSubscribeEvent } from './handle-subscribe-event'
import { minutes, pushScene } from './push-testing'

const scene = pushScene()
const OPENID = 'o-somebody'
const handle = (event: Record<string, unknown>, deps: object = {}) =>
  handleSubscribeEvent(
    { ...scene.eventDeps(), ...deps },
    { FromUserName: OPENID, MsgType: 'event', ...event }
  )
const line = (status: string, template = 'matter') => ({
  TemplateId: `demo-${template}`,
  SubscribeStatusString: status,
  PopupScene: '0'
})
const popup = (status: string) => ({ Event: 'subscribe_msg_popup_event', List: [line(status)] })
const events = async () =>
  (
    await scene.db
      .selectFrom('subscription_event')
      .select(['type', 'source'])
      .where('account_id', '=', await scene.accountId())
      .orderBy('id')
      .execute()
  ).map((e) => `${e.type} ${e.source}`)

beforeEach(async () => {
  await scene.fromWechat(OPENID)
  scene.later(minutes(60))
  await scene.db
    .updateTable('subscription')
    .set({ credits: 0, standing: false, answer: null, answered_at: null })
    .execute()
})

test.each([
  ['another event', { Event: 'wxa_media_check', List: [line('accept')] }],
  ['nothing', {}],
  ['a stranger', { ...popup('accept'), FromUserName: 'o-other' }],
  ['no name', { ...popup('accept'), FromUserName: '' }],
  ['no list', { Event: 'subscribe_msg_popup_event' }],
  ['a list of something else', { Event: 'subscribe_msg_popup_event', List: ['accept'] }]
])('%s is not ours', async (_what, event) => {
  expect(await handle(event)).toBe(false)
  expect(await scene.credits()).toBe(0)
})

test('a template of another app, or a word that WeChat does not know, changes nothing', async () => {
  await handle({ Event: 'subscribe_msg_popup_event', List: [line('accept', 'other'), line('maybe')] })
  expect(await scene.credits()).toBe(0)
})

test('an answer counts once, whether the phone, WeChat or both tell it, however often', async () => {
  const before = (await events()).length
  await scene.consent()
  expect(await handle(popup('accept'))).toBe(true)
  await handle(popup('accept'))
  expect(await scene.credits()).toBe(1)
  expect((await events()).slice(before)).toEqual(['accept phone'])
})

test.each([
  ['its clock is with ours', 0],
  ['its clock is ahead', 5],
  ['its clock is behind', -5]
])(
  'what WeChat pushes twice counts once, also where the phone tells it in between: %s',
  async (_how, skew) => {
    const pushed = { ...popup('accept'), CreateTime: scene.world.time().getTime() / 1000 + skew }
    await handle(pushed)
    scene.later(minutes(1))
    await handle(pushed)
    await scene.consent()
    await handle({ ...pushed, CreateTime: String(pushed.CreateTime) })
    expect(await scene.credits()).toBe(1)
  }
)

test('two answers are two, whatever time an event claims', async () => {
  await handle({ ...popup('accept'), CreateTime: scene.world.time().getTime() / 1000 })
  scene.later(minutes(1))
  await handle({ ...popup('accept'), CreateTime: scene.world.time().getTime() / 1000 + 1e9 })
  expect(await scene.credits()).toBe(2)
})

test('an answer that the phone could not tell is known from WeChat, also as it comes from XML', async () => {
  const xml = { Event: 'subscribe_msg_popup_event', SubscribeMsgPopupEvent: { List: line('accept') } }
  expect(await handle(xml)).toBe(true)
  expect(await scene.credits()).toBe(1)
})

test('taken back in WeChat’s settings, nothing more is sent', async () => {
  await scene.consent()
  await handle({ Event: 'subscribe_msg_change_event', List: { ...line('reject') } })
  expect(await scene.credits()).toBe(0)
})

test('a long-term one taken back and given again', async () => {
  scene.says.longTerm = true
  await scene.consent('accept', 'vote')
  const standing = async () =>
    (
      await scene.db
        .selectFrom('subscription')
        .select('standing')
        .where('template', '=', 'vote')
        .executeTakeFirst()
    )?.standing
  const change = (status: string) => ({ Event: 'subscribe_msg_change_event', List: [line(status, 'vote')] })
  await handle(change('reject'))
  expect(await standing()).toBe(false)
  await handle(change('accept'))
  expect(await standing()).toBe(true)
})

test('what WeChat took and could not hand over is dead; the agreement is spent', async () => {
  scene.says.answer = () => ({ kind: 'sent', messageId: '1864323726461255680' })
  await scene.consent()
  await scene.tell()
  await scene.deliver()
  await scene.push()
  const sentEvent = (ErrorCode: string, openid = OPENID) => ({
    ...{ Event: 'subscribe_msg_sent_event', FromUserName: openid },
    List: { TemplateId: 'demo-matter', MsgID: '1864323726461255680', ErrorCode, ErrorStatus: 'x' }
  })
  const state = async () => (await scene.pushes()).at(-1)
  await handle(sentEvent('0'))
  await handle(sentEvent('1', 'o-other'))
  expect((await state())?.state).toBe('sent')
  await handle(sentEvent('1'))
  await handle(sentEvent('1'))
  expect(await state()).toMatchObject({ state: 'dead', reason: 'undelivered', errcode: 1 })
  expect((await scene.history()).filter(([, , reason]) => reason === 'undelivered')).toHaveLength(1)
  expect(await scene.credits()).toBe(0)
})

test('a host that writes to nobody handles none', async () => {
  expect(await handle(popup('accept'), { sender: undefined })).toBe(false)
})
