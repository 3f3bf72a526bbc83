import { newId } from '../crypto/new-id'
import { fileLink, linkSecondsLeft } from './file-link'

const secret = Buffer.alloc(32, 1)
const file = { villageId: newId(), fileId: newId() }
const now = new Date('2026-11-22T04:07:00Z')
const partsOf = (link: string) => {
  const url = new URL(link, 'http://x')
  return {
    exp: url.searchParams.get('exp') ?? '',
    sig: url.searchParams.get('sig') ?? '',
    size: url.searchParams.get('size') === 'small' ? ('small' as const) : ('main' as const)
  }
}
const link = partsOf(fileLink(secret, file, now))
const left = (given: Partial<typeof link>, at = now, of = file, by: Uint8Array = secret) =>
  linkSecondsLeft(by, of, { ...link, ...given }, at)
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

describe('refuses', () => {
  test('a link of another file, village, size, time or secret', () => {
    expect(left({}, now, { ...file, fileId: newId() })).toBe(0)
    expect(left({}, now, { ...file, villageId: newId() })).toBe(0)
    expect(left({ size: 'small' })).toBe(0)
    expect(left({ exp: String(Number(link.exp) + 900) })).toBe(0)
    expect(left({}, now, file, Buffer.alloc(32, 2))).toBe(0)
  })
  test('a signature with one letter changed, cut, padded or missing', () => {
    const other = link.sig.startsWith('A') ? 'B' : 'A'
    for (const sig of [other + link.sig.slice(1), link.sig.slice(0, -1), `${link.sig}=`, ''])
      expect(left({ sig })).toBe(0)
  })
  test('an expiry that is no plain number', () => {
    for (const exp of ['', '1e12', '-1', ' 1', '0x10', `${link.exp}.0`]) expect(left({ exp })).toBe(0)
  })
  test('a link whose time is over', () => {
    expect(left({}, later(45))).toBe(0)
  })
})

test('lives at least 30 and at most 45 minutes, at whatever moment it is made', () => {
  for (let second = 0; second < 3600; second += 7) {
    const at = new Date(now.getTime() + second * 1000)
    const seconds = linkSecondsLeft(secret, file, partsOf(fileLink(secret, file, at)), at)
    expect(seconds).toBeGreaterThan(30 * 60)
    expect(seconds).toBeLessThanOrEqual(45 * 60)
  }
})

test('stays the same within a quarter of an hour', () => {
  expect(fileLink(secret, file, later(7))).toBe(fileLink(secret, file, now))
  expect(fileLink(secret, file, later(8))).not.toBe(fileLink(secret, file, now))
  expect(fileLink(secret, file, now, 'small')).toContain('size=small')
})
