import type { Call } from '@/client/api/send'
import { type Early, early, type WithEarly } from './early'

const call: Call = {
  path: 'home.read',
  input: { villageId: 'v' },
  token: null,
  signal: null,
  isRead: true
}
const asked = jest.fn(async () => ({ status: 200, body: 'asked anew' }))
const begun = (one: Partial<Early> = {}) => {
  const reply = Promise.resolve({ status: 200, text: '{"result":{"data":1}}' })
  ;(window as WithEarly).xyEarly = [{ path: 'home.read', body: '{"villageId":"v"}', reply, ...one }]
}

test.each([
  ['nothing was begun', () => void delete (window as WithEarly).xyEarly, call],
  ['another village was asked for', () => begun({ body: '{"villageId":"w"}' }), call],
  ['somebody is signed in', () => begun(), { ...call, token: 't' }],
  ['it was refused', () => begun({ reply: Promise.resolve({ status: 429, text: '{}' }) }), call],
  ['half an answer came', () => begun({ reply: Promise.resolve({ status: 200, text: '{"res' }) }), call]
])('asked anew when %s', async (_why, begin, what) => {
  begin()
  expect(await early(asked)(what)).toEqual({ status: 200, body: 'asked anew' })
})

test('asked anew when there was no network', async () => {
  begun({ reply: Promise.reject(new Error('no network')) })
  expect(await early(asked)(call)).toEqual({ status: 200, body: 'asked anew' })
})

test('what was begun is taken, once', async () => {
  begun()
  expect(await early(asked)(call)).toEqual({ status: 200, body: { result: { data: 1 } } })
  expect(await early(asked)(call)).toEqual({ status: 200, body: 'asked anew' })
})
