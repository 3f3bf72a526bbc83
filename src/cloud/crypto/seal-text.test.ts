import fc from 'fast-check'
import { openText, sealText } from './seal-text'

const secret = Buffer.alloc(32, 7)

test('refuses to open under another secret, what was changed by a bit, cut, or never sealed', () => {
  const sealed = sealText(secret, 'openid', 'o-7x_openid')
  expect(openText(Buffer.alloc(32, 8), 'openid', sealed)).toBeNull()
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect([at, openText(secret, 'openid', changed)]).toEqual([at, null])
  }
  for (const size of [0, 1, 28, sealed.length - 1])
    expect(openText(secret, 'openid', sealed.subarray(0, size))).toBeNull()
  expect(openText(secret, 'openid', Buffer.from('o-7x_openid, never sealed at all'))).toBeNull()
})

test('what was sealed opens, tells nothing, and is sealed differently each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const [one, other] = [sealText(secret, 'openid', text), sealText(secret, 'openid', text)]
      expect([openText(secret, 'openid', one), openText(secret, 'openid', other)]).toEqual([text, text])
      expect(one.equals(other)).toBe(false)
      if (text.length > 3) expect(one.toString('utf8')).not.toContain(text)
    })
  )
})
