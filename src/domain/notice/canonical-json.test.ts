import fc from 'fast-check'
import { canonicalJson, isWellFormed, type Json } from './canonical-json'

/** What a test hands over although the types forbid it: it may arrive from a database or a file. */
const untyped = (value: unknown) => value as Json

describe('refuses', () => {
  test.each<[string, unknown]>([
    ['not a number', Number.NaN],
    ['infinity', [Number.NEGATIVE_INFINITY]],
    ['a lone high surrogate', 'a\ud83d'],
    ['a lone low surrogate', { a: '\ude02b' }],
    ['a lone surrogate in a key', { '\udead': 1 }],
    ['undefined', undefined],
    ['a hole in a list', [1, undefined]],
    ['a list with nothing in it', new Array(2)],
    ['a date', { at: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['a big integer', 1n],
    ['a function', () => 1]
  ])('%s', (_, value) => {
    expect(() => canonicalJson(untyped(value))).toThrow(TypeError)
  })
})

test('the sample of RFC 8785, 3.2.2 to 3.2.4', () => {
  const sample = {
    // As the RFC writes them: the first has more digits than a double can hold.
    numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]') as number[],
    string: '\u20ac$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false]
  }
  const expected =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
    '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
  expect(canonicalJson(sample)).toBe(expected)
  const bytes = Buffer.from(canonicalJson(sample), 'utf8').toString('hex')
  expect(bytes.startsWith('7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c')).toBe(true)
  expect(bytes).toContain('22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f22')
})

test('members are sorted by UTF-16 code units (RFC 8785, 3.2.3)', () => {
  const sample = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis'
  }
  const order = [...canonicalJson(sample).matchAll(/:"([^"]+)"/g)].map((m) => m[1])
  expect(order).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh'
  ])
})

test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2']
])('the double %s is written %s (RFC 8785, appendix B)', (hex, expected) => {
  expect(canonicalJson(Buffer.from(hex, 'hex').readDoubleBE())).toBe(expected)
})

test('control characters are written as the RFC writes them', () => {
  expect(canonicalJson('\b\t\n\f\r\u0000\u001f\u007f\u2028')).toBe(
    '"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028"'
  )
})

test('a member that is undefined is absent, and an empty list is not', () => {
  expect(canonicalJson({ b: undefined, a: [] })).toBe('{"a":[]}')
})

test('any JSON comes back from its canonical text, which does not depend on the order of members', () => {
  const value = fc.jsonValue({ noUnicodeString: false }).filter((v) => isWellFormed(JSON.stringify(v)))
  fc.assert(
    fc.property(value, (v) => {
      const once = canonicalJson(untyped(v))
      expect(canonicalJson(JSON.parse(once))).toBe(once)
    })
  )
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(fc.string(), fc.integer()), { selector: (m) => m[0] }), (members) => {
      const backwards = [...members].reverse()
      const plain = members.filter(([k]) => k !== '__proto__')
      expect(canonicalJson(Object.fromEntries(plain))).toBe(
        canonicalJson(Object.fromEntries(backwards.filter(([k]) => k !== '__proto__')))
      )
    })
  )
})
