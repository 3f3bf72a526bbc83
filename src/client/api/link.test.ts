import { requests } from '@/client/testing/taro'
import { contractVersion } from '@/domain/contract/contract'
import { toClientError } from './client-error'
import { makeApi, readAnswer } from './link'
import { requestSend } from './request-send'
import { readUpload } from './upload'

const ids = { villageId: '018cc253-7aa1-7df4-a68a-7fb06a4ebcea' }

const makeClient = (token: string | null = 't1') => {
  const ended: string[] = []
  const api = makeApi({ send: requestSend, token: () => token, onSignedOut: (t) => ended.push(t) })
  return { api, ended }
}

const refused = (code: string) => ({
  error: {
    message: '不行',
    code: -32000,
    data: { httpStatus: 422, refusal: { code, message: '不行', field: 'words' } }
  }
})

const failure = async (promise: Promise<unknown>) =>
  toClientError(await promise.catch((error: unknown) => error))

test.each([
  ['request:fail timeout', 'TOO_SLOW'],
  ['request:fail net::ERR_INTERNET_DISCONNECTED', 'OFFLINE']
])('nothing came back: offline (%s)', async (errMsg, code) => {
  const { api } = makeClient()
  const asked = failure(api.decision.list.query(ids))
  requests[0]?.fail({ errMsg })
  expect(await asked).toMatchObject({ kind: 'offline', code })
})

test('a refusal keeps its code, its sentence and its field', async () => {
  const { api, ended } = makeClient()
  const asked = failure(api.decision.list.query(ids))
  requests[0]?.success({ statusCode: 422, data: refused('INPUT_INVALID') })
  expect(await asked).toMatchObject({
    kind: 'refusal',
    code: 'INPUT_INVALID',
    message: '不行',
    field: 'words'
  })
  expect(ended).toEqual([])
})

test('a session the server does not know is ended, with the token it was about', async () => {
  const { api, ended } = makeClient()
  const asked = failure(api.decision.list.query(ids))
  requests[0]?.success({ statusCode: 401, data: refused('NOT_SIGNED_IN') })
  expect(await asked).toMatchObject({ kind: 'refusal', code: 'NOT_SIGNED_IN' })
  expect(ended).toEqual(['t1'])
})

test('a program too old for the server is told to itself, once for each refusal', async () => {
  const onTooOld = jest.fn<void, []>()
  const api = makeApi({ send: requestSend, token: () => null, onSignedOut: () => undefined, onTooOld })
  const asked = failure(api.decision.list.query(ids))
  expect(requests[0]?.header).toMatchObject({ 'x-contract': String(contractVersion) })
  requests[0]?.success({ statusCode: 422, data: refused('CLIENT_TOO_OLD') })
  expect(await asked).toMatchObject({ kind: 'refusal', code: 'CLIENT_TOO_OLD' })
  expect(onTooOld).toHaveBeenCalledTimes(1)
})

test('a visitor who is asked to sign in has no session to end', async () => {
  const { api, ended } = makeClient(null)
  const asked = failure(api.decision.list.query(ids))
  requests[0]?.success({ statusCode: 401, data: refused('NOT_SIGNED_IN') })
  await asked
  expect(requests[0]?.header).not.toHaveProperty('authorization')
  expect(ended).toEqual([])
})

test.each([
  [502, '<html>bad gateway</html>'],
  [500, refused('INTERNAL')],
  [200, 'not an answer'],
  [404, null]
])('status %i with %j is the server’s fault', (status, body) => {
  expect(() => readAnswer({ status, body })).toThrow(expect.objectContaining({ kind: 'server' }))
})

test('the host’s own refusals stand beside tRPC’s', () => {
  const body = { refusal: { code: 'TOO_MANY_REQUESTS', message: '操作太快了' } }
  expect(() => readAnswer({ status: 429, body })).toThrow(
    expect.objectContaining({ kind: 'refusal', code: 'TOO_MANY_REQUESTS', field: null })
  )
})

test('a query goes out as POST, with its input as it is and the token beside it', async () => {
  const { api } = makeClient()
  const asked = api.decision.list.query(ids)
  expect(requests[0]).toMatchObject({
    url: '/api/trpc/decision.list',
    method: 'POST',
    data: JSON.stringify(ids),
    header: { authorization: 'Bearer t1' }
  })
  requests[0]?.success({ statusCode: 200, data: { result: { data: [] } } })
  expect(await asked).toEqual([])
})

test('a query nobody waits for any more is taken back', async () => {
  const { api } = makeClient()
  const stop = new AbortController()
  const asked = failure(api.decision.list.query(ids, { signal: stop.signal }))
  stop.abort()
  await asked
  expect(requests[0]?.aborted).toBe(true)
})

describe('an upload', () => {
  test.each([
    [413, '{"refusal":{"code":"FILE_TOO_LARGE","message":"文件太大","field":"file"}}', 'refusal'],
    [500, '{"refusal":{"code":"INTERNAL","message":"系统出了点问题"}}', 'server'],
    [200, 'half an ans', 'server'],
    [200, '{"fileId":"1"}', 'server']
  ])('%i %s is %s', (status, text, kind) => {
    expect(() => readUpload(status, text)).toThrow(expect.objectContaining({ kind }))
  })

  test('answers with the file and its links', () => {
    const text = '{"fileId":"f","kind":"photo","url":"/files/a","smallUrl":"/files/a?size=small"}'
    expect(readUpload(200, text)).toEqual({ fileId: 'f', url: '/files/a', smallUrl: '/files/a?size=small' })
  })
})
