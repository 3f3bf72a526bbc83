import fc from 'fast-check'
import {
  allot,
  answered,
  isEcho,
  maySend,
  noSubscription,
  type Subscription,
  shouldAsk,
  shouldPass,
  subscriptionAnswers
} from './consent'

const now = new Date('2026-11-22T02:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const DAY = 24 * 60 * 60 * 1000
const has = (over: Partial<Subscription> = {}): Subscription => ({ ...noSubscription, ...over })
const refused = (days: number, passed: number, ms = 0) =>
  has({ answer: 'reject', answeredAt: ago(days * DAY - ms), source: 'phone', passed })

describe('whether to ask', () => {
  test.each([
    ['while a message may still be sent', has({ credits: 1, answer: 'accept', answeredAt: ago(DAY) })],
    ['while all of them may', has({ standing: true, answer: 'accept', answeredAt: ago(DAY) })],
    ['right after a refusal', refused(0, 0)],
    ['at the next moment after a refusal, also much later', refused(400, 0)],
    ['a millisecond before the 30 days are over', refused(30, 1, 1)],
    ['after WeChat closed the template a while ago', has({ answer: 'ban', answeredAt: ago(DAY), passed: 1 })]
  ])('not %s', (_when, subscription) => {
    expect(shouldAsk(subscription, now)).toBe(false)
  })

  test.each([
    ['the first time', has()],
    ['when what was agreed to is used up', has({ answer: 'accept', answeredAt: ago(1000) })],
    ['thirty days after a refusal, with a moment passed over', refused(30, 1)]
  ])('%s', (_when, subscription) => {
    expect(shouldAsk(subscription, now)).toBe(true)
  })

  test('a moment is passed over once after a refusal, and never otherwise', () => {
    expect(
      [has(), has({ credits: 1, answer: 'reject', answeredAt: now }), refused(1, 1)].map(shouldPass)
    ).toEqual([false, false, false])
    expect(shouldPass(refused(1, 0))).toBe(true)
  })

  test('nobody is asked right after any answer, but one whose agreement was used up', () => {
    fc.assert(
      fc.property(fc.constantFrom(...subscriptionAnswers), fc.boolean(), (answer, longTerm) => {
        expect(shouldAsk(answered(has(), { answer, source: 'phone', longTerm }, now), now)).toBe(false)
      })
    )
  })
})

describe('answers', () => {
  const told = { answer: 'accept', source: 'phone', longTerm: false } as const

  test('one agreement is one message; of a long-term template all', () => {
    expect(answered(has({ credits: 1 }), told, now)).toMatchObject({ credits: 2, standing: false })
    expect(answered(has(), { ...told, longTerm: true }, now)).toMatchObject({ credits: 0, standing: true })
  })

  test('a refusal takes nothing back that was agreed to, but ends what was agreed for good', () => {
    const no = { ...told, answer: 'reject' } as const
    expect(answered(has({ credits: 1 }), no, now).credits).toBe(1)
    expect(maySend(answered(has({ standing: true }), { ...no, longTerm: true }, now))).toBe(false)
  })

  test('the same answer by the other way within ten minutes is one answer', () => {
    const phone = (ms: number) => has({ answer: 'accept', source: 'phone', answeredAt: ago(ms) })
    const pushed = { answer: 'accept', source: 'wechat' } as const
    expect(isEcho(phone(600_000), pushed, now)).toBe(false)
    expect(isEcho(phone(1000), { ...pushed, answer: 'reject' }, now)).toBe(false)
    expect(isEcho(phone(1000), { ...pushed, source: 'phone' }, now)).toBe(false)
    expect(isEcho(has(), pushed, now)).toBe(false)
    expect(isEcho(phone(599_999), pushed, now)).toBe(true)
  })

  test('an event that WeChat pushes again bears the same time; a phone’s second answer is one of its own', () => {
    const given = (source: 'phone' | 'wechat') => has({ answer: 'accept', source, answeredAt: now })
    const told = (source: 'phone' | 'wechat') => ({ answer: 'accept', source }) as const
    expect(isEcho(given('wechat'), told('wechat'), new Date(now.getTime() + 1000))).toBe(false)
    expect(isEcho(given('phone'), told('phone'), now)).toBe(false)
    expect(isEcho(given('wechat'), { ...told('wechat'), answer: 'reject' }, now)).toBe(false)
    expect(isEcho(given('wechat'), told('wechat'), now)).toBe(true)
  })
})

test('no account is written to more often than it agreed, and the first come first', () => {
  const waiting = fc.array(
    fc.record({
      accountId: fc.constantFrom('a', 'b'),
      template: fc.constantFrom('matter' as const, 'claim' as const)
    }),
    { maxLength: 12 }
  )
  fc.assert(
    fc.property(waiting, fc.nat(4), (list, credits) => {
      const marked = list.map((w, no) => ({ ...w, no }))
      const given = allot(marked, (w) => ({ credits, standing: w.accountId === 'b' }))
      for (const template of ['matter', 'claim'] as const) {
        const own = marked.filter((w) => w.accountId === 'a' && w.template === template)
        expect(given.filter((w) => own.includes(w))).toEqual(own.slice(0, credits))
      }
      expect(given.filter((w) => w.accountId === 'b')).toEqual(marked.filter((w) => w.accountId === 'b'))
    })
  )
})
