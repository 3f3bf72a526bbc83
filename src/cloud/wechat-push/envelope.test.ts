import { createCipheriv, randomBytes } from 'node:crypto'
import { isSigned, openEnvelope, signatureOf } from './envelope'
import { sealPush } from './push-testing'

const keys = { appid: 'wx0123456789abcdef', token: 'atoken', aesKey: `${'a'.repeat(42)}A` }
const now = new Date('2026-11-22T02:00:00Z')
const seconds = now.getTime() / 1000

test('the signature is that of the words in their order, as WeChat documents it', () => {
  // The SHA-1 of `abc`, as its standard gives it.
  expect(signatureOf('b', 'c', 'a')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d')
})

describe('isSigned', () => {
  const signed = (timestamp = String(seconds), sealed?: string) => ({
    signature: signatureOf(keys.token, timestamp, 'n1', ...(sealed === undefined ? [] : [sealed])),
    ...{ timestamp, nonce: 'n1' },
    ...(sealed === undefined ? {} : { sealed })
  })

  test.each([
    ['an empty signature', { ...signed(), signature: '' }],
    ['one of another length', { ...signed(), signature: 'a'.repeat(39) }],
    ['one of other letters', { ...signed(), signature: 'ä'.repeat(20) }],
    ['another nonce', { ...signed(), nonce: 'n2' }],
    ['another message', { ...signed(undefined, 'x'), sealed: 'y' }],
    ['a signature without the message', { ...signed(), sealed: 'y' }],
    ['a time that is none', signed('now')],
    ['a time below zero', signed('-5')],
    ['a time that was five minutes and a second ago', signed(String(seconds - 301))],
    ['a time to come', signed(String(seconds + 301))]
  ])('refuses %s', (_what, given) => {
    expect(isSigned(keys.token, given, now)).toBe(false)
  })

  test('refuses another token', () => {
    expect(isSigned('btoken', signed(), now)).toBe(false)
  })

  test.each([0, -300, 300])('takes what was signed %i seconds from now', (by) => {
    expect(isSigned(keys.token, signed(String(seconds + by)), now)).toBe(true)
    expect(isSigned(keys.token, signed(String(seconds + by), 'sealed'), now)).toBe(true)
  })
})

describe('openEnvelope', () => {
  const raw = (plain: Buffer): string => {
    const key = Buffer.from(`${keys.aesKey}=`, 'base64')
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
  }

  test.each(['', 'x', '{"a":1}', '路塌了'.repeat(100), 'y'.repeat(31), 'y'.repeat(32)])(
    'opens %j',
    (message) => {
      expect(openEnvelope(keys, sealPush(keys, message))).toBe(message)
    }
  )

  test('of another mini-program, or sealed with another key, it opens nothing', () => {
    expect(openEnvelope(keys, sealPush({ ...keys, appid: 'wx-other' }, '{}'))).toBeNull()
    expect(openEnvelope(keys, sealPush({ ...keys, aesKey: `${'b'.repeat(42)}A` }, '{}'))).toBeNull()
  })

  test.each([
    ['nothing', ''],
    ['no base64', '!!!!'],
    ['half a block', Buffer.alloc(8).toString('base64')],
    ['random blocks', randomBytes(64).toString('base64')],
    ['padding of nothing', raw(Buffer.alloc(32))],
    ['more padding than there can be', raw(Buffer.alloc(32, 33))],
    ['more padding than there is', raw(Buffer.alloc(16, 20))],
    [
      'a length beyond the end',
      raw(Buffer.concat([Buffer.alloc(16), Buffer.alloc(4, 255), Buffer.alloc(12, 12)]))
    ]
  ])('of %s it opens nothing and does not throw', (_what, sealed) => {
    expect(openEnvelope(keys, sealed)).toBeNull()
  })

  test('a changed byte does not open as the message', () => {
    const bytes = Buffer.from(sealPush(keys, '{"trace_id":"t"}'), 'base64')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    expect(openEnvelope(keys, bytes.toString('base64'))).not.toBe('{"trace_id":"t"}')
  })
})
