import { toClientError } from './client-error'
import { fetchSend } from './fetch-send'

const call = { path: 'decision.list', input: { villageId: 'v' }, token: 't1', isRead: true, signal: null }
const replies = (status: number, body: string) => ({ status, text: async () => body })
const fetched = jest.fn()

beforeEach(() => {
  fetched.mockReset()
  Object.assign(globalThis, { fetch: fetched })
})
afterEach(() => jest.useRealTimers())

const failure = async (promise: Promise<unknown>) =>
  toClientError(await promise.catch((error: unknown) => error))

test('nothing came back: offline', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'))
  expect(await failure(fetchSend(call))).toMatchObject({ kind: 'offline', code: 'OFFLINE' })
})

test('an answer that does not come is given up after half a minute', async () => {
  jest.useFakeTimers()
  fetched.mockImplementation(
    (_url: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
  )
  const asked = failure(fetchSend(call))
  await jest.advanceTimersByTimeAsync(29_999)
  expect(fetched.mock.calls[0][1].signal.aborted).toBe(false)
  await jest.advanceTimersByTimeAsync(1)
  expect(await asked).toMatchObject({ kind: 'offline', code: 'TOO_SLOW' })
})

test('a call nobody waits for any more is taken back', async () => {
  fetched.mockImplementation(
    (_url: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
  )
  const stop = new AbortController()
  const asked = failure(fetchSend({ ...call, signal: stop.signal }))
  stop.abort()
  expect(await asked).toMatchObject({ kind: 'offline' })
})

test('always POST, with the token beside the input; the answer comes as it is', async () => {
  fetched.mockResolvedValue(replies(422, '{"error":{}}'))
  expect(await fetchSend(call)).toEqual({ status: 422, body: { error: {} } })
  expect(fetched).toHaveBeenCalledWith(
    '/api/trpc/decision.list',
    expect.objectContaining({
      method: 'POST',
      body: '{"villageId":"v"}',
      headers: expect.objectContaining({ authorization: 'Bearer t1', 'content-type': 'application/json' })
    })
  )
})

test('what is not JSON comes as text', async () => {
  fetched.mockResolvedValue(replies(502, '<html>bad gateway</html>'))
  expect(await fetchSend({ ...call, token: null })).toEqual({ status: 502, body: '<html>bad gateway</html>' })
  expect(fetched.mock.calls[0][1].headers).not.toHaveProperty('authorization')
})
