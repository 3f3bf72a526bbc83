import fc from 'fast-check'
import {
  answerDesk,
  type DeskLogin,
  deskLink,
  deskStates,
  drawNumbers,
  mayAnswer,
  mayTake,
  readDeskCode,
  sayDeskCode
} from './desk'

const made = Date.parse('2026-11-22T02:00:00Z')
const at = (seconds: number) => new Date(made + seconds * 1000)
const login = (over: Partial<DeskLogin> = {}): DeskLogin => ({
  ...{ state: 'open', number: 42, expiresAt: at(180), answeredAt: null },
  ...over
})
const said = (outcome: { ok: true; value: unknown } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? outcome.value : outcome.refusal.code
const answered = (state: DeskLogin['state'], seconds = 10) => login({ state, answeredAt: at(seconds) })

describe('the phone', () => {
  test.each([
    ['confirmed', 'DESK_USED'],
    ['taken', 'DESK_USED'],
    ['refused', 'DESK_REFUSED'],
    ['mismatched', 'DESK_MISMATCHED']
  ] as const)('is refused what was %s: %s, whatever it says', (state, code) => {
    for (const says of [null, 42, 43]) expect(said(answerDesk(answered(state), says, at(11)))).toBe(code)
  })
  test('may answer for three minutes, to the millisecond', () => {
    const last = new Date(made + 179_999)
    expect([said(answerDesk(login(), 42, last)), said(answerDesk(login(), 42, at(180)))]).toEqual([
      'confirmed',
      'DESK_EXPIRED'
    ])
  })
  test('the right number confirms, any other ends it, 不是我 refuses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99 }), (says) => {
        expect(said(answerDesk(login(), says, at(1)))).toBe(says === 42 ? 'confirmed' : 'mismatched')
      })
    )
    expect(said(answerDesk(login(), null, at(1)))).toBe('refused')
  })
})

describe('the PC', () => {
  test.each([
    ['open', 'DESK_WAITING'],
    ['confirmed', null],
    ['taken', 'DESK_USED'],
    ['refused', 'DESK_REFUSED'],
    ['mismatched', 'DESK_MISMATCHED']
  ] as const)('finds it %s: %s', (state, found) => {
    expect(said(mayTake(state === 'open' ? login() : answered(state), at(11)))).toBe(found)
  })
  test('waits for three minutes, and has a minute after the answer, also after the three', () => {
    expect(said(mayTake(login(), at(180)))).toBe('DESK_EXPIRED')
    const late = answered('confirmed', 179)
    expect(said(mayTake(late, new Date(made + 239_000 - 1)))).toBeNull()
    expect(said(mayTake(late, at(239)))).toBe('DESK_EXPIRED')
    expect(said(mayTake(answered('confirmed', 1), at(61)))).toBe('DESK_EXPIRED')
  })
  test('in no state may both answer, and whoever was answered is never asked again', () => {
    for (const state of deskStates) {
      const one = state === 'open' ? login() : answered(state)
      expect(mayAnswer(one, at(11)).ok && mayTake(one, at(11)).ok).toBe(false)
    }
  })
})

test('three different numbers of two digits, the right one among them, whatever chance says', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (stream) => {
      const drawn = drawNumbers((below) => (stream.next().value ?? 0) % below)
      expect(new Set(drawn.choices).size).toBe(3)
      expect(drawn.choices).toContain(drawn.number)
      expect(drawn.choices.every((n) => n >= 10 && n <= 99)).toBe(true)
    })
  )
})

describe('a code', () => {
  test.each([
    '',
    '1234567',
    '123456789',
    'xiaoyuan:desk:1234',
    'https://x.example/d/1234567',
    'https://x.example/e/12345678',
    'https://x.example/d/12345678?to=elsewhere',
    'javascript:12345678',
    '一二三四五六七八',
    '１２３４５６７８'
  ])('is not read from %j', (text) => {
    expect(readDeskCode(text)).toBeNull()
  })
  test.each([
    '12345678',
    ' 1234 5678 ',
    '1234-5678',
    'xiaoyuan:desk:12345678',
    'https://xiaoyuan.example.gov.cn/d/12345678',
    'http://192.168.1.8:4000/d/12345678/',
    'http://192.168.1.8:4000/#/packages/desk/confirm/index?code=12345678'
  ])('is read from %j', (text) => {
    expect(readDeskCode(text)).toBe('12345678')
  })
  test('what stands in a QR is read again, with and without an address', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.boolean(), (n, isPublic) => {
        const code = String(n).padStart(8, '0')
        expect(readDeskCode(deskLink(isPublic ? 'https://x.example:8443' : null, code))).toBe(code)
        expect(readDeskCode(sayDeskCode(code))).toBe(code)
      })
    )
  })
})
