import { eventBytes } from '../function-refusals'
import { readEvent } from './read-event'

const call = { path: 'place.read', input: { villageId: 'v' }, token: 't' }
const refusedAs = (event: unknown) => {
  const read = readEvent(event)
  return 'refused' in read ? read.refused.refusal.code : null
}

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'place.read'],
  ['a list, as of a batch', [call]],
  ['no path', { input: {} }],
  ['a path that is no text', { ...call, path: ['place.read'] }],
  ['the path of a batch', { ...call, path: 'place.read,place.find' }],
  ['a token that is no text', { ...call, token: { $ne: null } }],
  ['a file that is no text', { ...call, inputFile: 7 }]
])('refuses %s', (_name, event) => {
  expect(refusedAs(event)).toBe('INPUT_UNREADABLE')
})

test('refuses what WeChat would not let through, by the byte', () => {
  const room = eventBytes - JSON.stringify({ ...call, input: '' }).length
  expect(refusedAs({ ...call, input: 'x'.repeat(room) })).toBeNull()
  expect(refusedAs({ ...call, input: 'x'.repeat(room + 1) })).toBe('BODY_TOO_LARGE')
  expect(refusedAs({ ...call, input: '村'.repeat(Math.floor(room / 3) + 1) })).toBe('BODY_TOO_LARGE')
})

test('reads a call; who calls and what else stands there is not taken', () => {
  const told = { ...call, contract: 3, openid: 'forged', userInfo: { openId: 'forged' } }
  expect(readEvent(told)).toEqual({ call: { ...call, inputFile: null, contract: 3 } })
  expect(readEvent({ path: 'place.find' })).toEqual({
    call: { path: 'place.find', input: {}, inputFile: null, token: null, contract: null }
  })
})
