import { requests } from '@/client/testing/taro'
import { requestSend } from './request-send'
import type { Call } from './send'
import { together } from './together'

const send = together(requestSend)
const call = (path: string, over: Partial<Call> = {}): Call => ({
  ...{ path, input: { of: path }, token: 't1', isRead: true, signal: null, ...over }
})
const moment = () => new Promise((done) => setTimeout(done))
const sent = () => requests.map((r) => [r.url, JSON.parse(r.data)])
const refused = { error: { data: { httpStatus: 403, refusal: { code: 'FORBIDDEN', message: '不行' } } } }

test('what changes something goes alone and at once', () => {
  void send(call('issue.raise', { isRead: false }))
  expect(sent()).toEqual([['/api/trpc/issue.raise', { of: 'issue.raise' }]])
})

test('one read alone is a plain call', async () => {
  const answer = send(call('decision.list'))
  await moment()
  expect(sent()).toEqual([['/api/trpc/decision.list', { of: 'decision.list' }]])
  requests[0]?.success({ statusCode: 200, data: { result: { data: 1 } } })
  expect(await answer).toEqual({ status: 200, body: { result: { data: 1 } } })
})

test('what a page reads at the same moment is one request; each gets its own answer, one may be refused', async () => {
  const answers = Promise.all(['session.read', 'issue.read', 'notice.list'].map((p) => send(call(p))))
  await moment()
  expect(sent()).toEqual([
    [
      '/api/trpc/session.read,issue.read,notice.list?batch=1',
      { 0: { of: 'session.read' }, 1: { of: 'issue.read' }, 2: { of: 'notice.list' } }
    ]
  ])
  const data = [{ result: { data: 1 } }, refused, { result: { data: 3 } }]
  requests[0]?.success({ statusCode: 207, data })
  expect((await answers).map((a) => a.status)).toEqual([200, 403, 200])
  expect((await answers).map((a) => a.body)).toEqual(data)
})

test('no signal is said to each, and what was said of all of it as well', async () => {
  const lost = ['a.b', 'c.d'].map((p) => send(call(p)).catch((error: unknown) => error))
  await moment()
  requests[0]?.fail({ errMsg: 'request:fail timeout' })
  expect(await Promise.all(lost)).toEqual([
    expect.objectContaining({ kind: 'offline' }),
    expect.objectContaining({ kind: 'offline' })
  ])
  const busy = ['a.b', 'c.d'].map((p) => send(call(p)))
  await moment()
  const data = { refusal: { code: 'TOO_MANY_REQUESTS', message: '请稍候' } }
  requests[1]?.success({ statusCode: 429, data })
  expect(await Promise.all(busy)).toEqual([
    { status: 429, body: data },
    { status: 429, body: data }
  ])
})

test('different people’s reads never share a request, and no more than ten go together', async () => {
  for (let i = 0; i < 12; i += 1) void send(call(`a.r${i}`))
  void send(call('a.other', { token: null }))
  await moment()
  expect(requests.map((r) => [r.header.authorization, Object.keys(JSON.parse(r.data)).length])).toEqual([
    ['Bearer t1', 10],
    ['Bearer t1', 2],
    [undefined, 1]
  ])
})
