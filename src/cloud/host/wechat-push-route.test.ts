import { newId } from '../crypto/new-id'
import { sealPush, signPush, verdictEvent } from '../wechat-push/push-testing'
import { startTestHost, type TestHost } from './testing'

const keys = { appid: 'wx0123456789abcdef', token: 'atoken', aesKey: `${'a'.repeat(42)}A` }
let host: TestHost
beforeAll(async () => {
  host = await startTestHost({ wechatPush: keys, logLevel: 'debug' })
})
afterAll(() => host.stop())

const now = () => host.world.deps.clock()
const address = (query: Record<string, string>) => `${host.address}/wechat/push?${new URLSearchParams(query)}`
const codeOf = async (reply: Response) => ((await reply.json()) as { refusal: { code: string } }).refusal.code

const post = (query: Record<string, string>, body: string, type = 'application/json') =>
  fetch(address(query), { method: 'POST', body, headers: { 'content-type': type } })
/** As WeChat sends it: sealed, signed, in the format of the console. */
const push = (message: string, format: 'json' | 'xml' = 'json', with_ = keys) => {
  const sealed = sealPush(with_, message)
  const body =
    format === 'json'
      ? JSON.stringify({ ToUserName: 'gh_1', Encrypt: sealed })
      : `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
  return post(signPush(with_.token, now(), sealed), body, format === 'json' ? 'application/json' : 'text/xml')
}
const asked = async (trace: string) => {
  const village_id = host.world.A.villageId
  const id = newId()
  const about = { mime: 'image/jpeg', bytes: 1, sha256: Buffer.alloc(32), uploaded_by: newId() }
  const { db } = host.base
  await db
    .insertInto('file')
    .values({ village_id, id, kind: 'photo', ...about, uploaded_at: now() })
    .execute()
  await db
    .insertInto('media_check')
    .values({ village_id, file_id: id, verdict: 'undecided', labels: [], trace, at: now(), due_at: now() })
    .execute()
  return () => db.selectFrom('media_check').selectAll().where('file_id', '=', id).executeTakeFirstOrThrow()
}

describe('what WeChat has not signed is not taken', () => {
  const body = JSON.stringify({ Encrypt: sealPush(keys, '{}') })

  test.each([
    ['nothing', {}],
    ['no signature', { timestamp: '1', nonce: 'n' }],
    ['a signature that is much too long', { msg_signature: 'a'.repeat(900), timestamp: '1', nonce: 'n' }]
  ])('with %s', async (_what, query: Record<string, string>) => {
    const reply = await post(query, body)
    expect([reply.status, await codeOf(reply)]).toEqual([403, 'PUSH_UNSIGNED'])
  })

  test('with another token, or another message than the one that was signed', async () => {
    const { Encrypt } = JSON.parse(body) as { Encrypt: string }
    expect((await post(signPush('btoken', now(), Encrypt), body)).status).toBe(403)
    expect((await post(signPush(keys.token, now(), 'another'), body)).status).toBe(403)
  })

  test('in the open, as it comes without 安全模式', async () => {
    const event = JSON.stringify(verdictEvent('t'))
    expect((await post(signPush(keys.token, now()), event)).status).toBe(403)
  })

  test('sent again six minutes later', async () => {
    const { Encrypt } = JSON.parse(body) as { Encrypt: string }
    const old = new Date(now().getTime() - 6 * 60_000)
    expect((await post(signPush(keys.token, old, Encrypt), body)).status).toBe(403)
  })

  test.each(['', 'not json', '{}', '<xml>', '<!DOCTYPE a><a/>', '{"Encrypt":1}'])(
    'as a body that holds none: %j',
    async (text) => {
      expect((await post(signPush(keys.token, now(), ''), text)).status).toBe(403)
    }
  )

  test('a body that is too long is not read', async () => {
    const reply = await post(signPush(keys.token, now(), 'x'), 'x'.repeat(65 * 1024))
    expect([reply.status, await codeOf(reply)]).toEqual([413, 'BODY_TOO_LARGE'])
  })

  test('the first question without a signature hears nothing back', async () => {
    const reply = await fetch(address({ ...signPush('btoken', now()), echostr: 'hello' }))
    expect(reply.status).toBe(403)
    expect(await reply.text()).not.toContain('hello')
  })
})

test('what is signed and does not open, or is no event, is told to be unreadable', async () => {
  for (const reply of [
    await push('{}', 'json', { ...keys, aesKey: `${'b'.repeat(42)}A` }),
    await push('{}', 'json', { ...keys, appid: 'wx-other' }),
    await push('neither')
  ])
    expect([reply.status, await codeOf(reply)]).toEqual([400, 'INPUT_UNREADABLE'])
})

test('the first question gets its word back, as plain text', async () => {
  const reply = await fetch(address({ ...signPush(keys.token, now()), echostr: '<b>4375120948345356249' }))
  expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await reply.text()).toBe('<b>4375120948345356249')
})

test('a verdict in JSON is kept, and its repeat is taken and changes nothing', async () => {
  const kept = await asked('trace-json')
  const event = JSON.stringify(verdictEvent('trace-json'))
  for (const _time of [1, 2]) {
    const reply = await push(event)
    expect([reply.status, await reply.text()]).toEqual([200, 'success'])
  }
  expect(await kept()).toMatchObject({ verdict: 'risky', labels: ['porn'] })
})

test('a verdict in XML is kept; a trace of digits alone stays what it is', async () => {
  const trace = '00612345678901234567890'
  const kept = await asked(trace)
  const part = '<suggest><![CDATA[review]]></suggest><label>20012</label>'
  const event = `<xml><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[wxa_media_check]]></Event>
    <appid><![CDATA[${keys.appid}]]></appid><trace_id><![CDATA[${trace}]]></trace_id><version>2</version>
    <detail><strategy><![CDATA[content_model]]></strategy><errcode>0</errcode>${part}<prob>90</prob></detail>
    <errcode>0</errcode><errmsg><![CDATA[ok]]></errmsg><result>${part}</result></xml>`
  expect(await (await push(event, 'xml')).text()).toBe('success')
  expect(await kept()).toMatchObject({ verdict: 'review', labels: ['vulgar'] })
})

test.each(['subscribe_msg_popup_event', 'user_enter_tempsession', 'anything'])(
  'the event %s is taken, so that WeChat does not send it for ever',
  async (Event) => {
    const reply = await push(JSON.stringify({ MsgType: 'event', Event, FromUserName: 'o', CreateTime: 1 }))
    expect([reply.status, await reply.text()]).toEqual([200, 'success'])
  }
)

test('an entity of the document’s own making is not opened', async () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "wxa_media_check">]><xml><Event>&a;</Event><trace_id>t</trace_id></xml>`
  const kept = await asked('t')
  const reply = await push(bomb, 'xml')
  expect([200, 400]).toContain(reply.status)
  expect((await kept()).verdict).toBe('undecided')
})

test('neither signature nor token nor a word of an event comes into the log', () => {
  const log = host.log.join('')
  expect(log).toContain('pushed by WeChat')
  expect(log).not.toMatch(/msg_signature|atoken|trace-json|00612345678901234567890|gh_1|nonce/)
})

test('where no token is set there is no such address', async () => {
  const plain = await startTestHost()
  try {
    expect(
      (await fetch(`${plain.address}/wechat/push?${new URLSearchParams(signPush('', now()))}`)).status
    ).toBe(404)
  } finally {
    await plain.stop()
  }
})
