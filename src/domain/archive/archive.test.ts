import fc from 'fast-check'
import { canonicalJson, type Json } from '../notice/canonical-json'
import { chained, chainStart } from './chain'
import { code, esc, facts, link, list, page, para, sayTime, table } from './page'
import { plain } from './plain'

// Any function that keeps different texts apart will do where nothing is secret.
const hash = (text: string): string => {
  let h = 0n
  for (const c of text) h = (h * 1_000_003n + BigInt(c.codePointAt(0) ?? 0)) % (1n << 255n)
  return h.toString(16).padStart(64, '0')
}

const member = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
const entries = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), member), {
  minLength: 1,
  maxLength: 8
})

describe('a chain', () => {
  test('of nothing hangs from nothing', () => {
    expect(chained([], hash)).toEqual({ links: [], head: chainStart })
  })

  test('has another head as soon as an entry is changed, left out, added or moved', () => {
    fc.assert(
      fc.property(entries, entries, (one, other) => {
        const same = canonicalJson(one) === canonicalJson(other)
        expect(chained(one, hash).head === chained(other, hash).head).toBe(same)
      })
    )
  })

  test('carries everything of its entries, each hung from the one before it', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const { links, head } = chained(given, hash)
        links.forEach((l, i) => {
          expect(l).toMatchObject(given[i] ?? {})
          expect(l.prev).toBe(i === 0 ? chainStart : links[i - 1]?.hash)
        })
        expect(links.at(-1)?.hash).toBe(head)
      })
    )
  })
})

describe('plain data', () => {
  test('refuses what is no data', () => {
    expect(() => plain({ a: () => 1 })).toThrow(TypeError)
    expect(() => plain(1n)).toThrow(TypeError)
  })
  test('writes instants as text and leaves out what is undefined', () => {
    const at = new Date('2026-11-22T02:00:00Z')
    expect(plain({ at, gone: undefined, list: [at, null] })).toEqual({
      at: '2026-11-22T02:00:00.000Z',
      list: ['2026-11-22T02:00:00.000Z', null]
    })
  })
  test('leaves JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (v) => expect(plain(v)).toEqual(v as Json))
    )
  })
})

describe('a page', () => {
  test('lets no word become a tag, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const evil = `${words}<script>"'&`
        const shown = page(evil, [
          ...[para(evil), link(evil, evil), code(evil), facts([[evil, evil]])],
          table([evil], [[esc(evil)]]),
          list([esc(evil)])
        ])
        expect(shown).not.toContain('<script')
        expect(esc(evil)).not.toMatch(/[<>"']/)
      })
    )
  })
  test('loads nothing from anywhere and runs nothing', () => {
    expect(page('题', [para('字')])).not.toMatch(/<script|https?:|@import|url\(/)
  })
  test('shows an instant as the clock in the village did', () => {
    expect(sayTime(new Date('2026-12-31T16:05:00Z'))).toBe('2027年1月1日 00:05')
  })
})
