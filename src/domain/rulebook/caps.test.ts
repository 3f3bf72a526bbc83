import fc from 'fast-check'
import { addDays, periods } from '../common/calendar'
import type { Cap } from '../points/points'
import { type CapCounter, countersOf, fitsCaps, type GroupSlot, remainingUnder, takeSlot } from './caps'

const deed = { householdId: 'h', memberId: 'm', occurredOn: '2026-11-22' }
const quarter: Cap = { points: 20, per: 'household', period: 'quarter' }
const day: Cap = { points: 5, per: 'person', period: 'day' }
const keyOf = (c: CapCounter) => `${c.holderId}/${c.period}`

describe('refuses', () => {
  test("a person's cap without the person", () => {
    expect(countersOf([quarter, day], { ...deed, memberId: null })).toMatchObject({
      ...{ ok: false, refusal: { code: 'POINTS_PERSON_NEEDED', field: 'memberId' } }
    })
    expect(countersOf([quarter], { ...deed, memberId: null }).ok).toBe(true)
  })
  test('one point past any of the caps, not the last point; says what is left of that one', () => {
    const used = (c: CapCounter) => (c.holderId === 'h' ? 16 : 0)
    expect(fitsCaps([day, quarter], deed, 4, used).ok).toBe(true)
    expect(fitsCaps([day, quarter], deed, 5, used)).toMatchObject({
      ...{ ok: false, refusal: { message: '这一条每户每季最多20分，本季还可记4分，记不下这一笔。' } }
    })
    expect(fitsCaps([day, quarter], deed, 6, used)).toMatchObject({
      ...{ ok: false, refusal: { message: '这一条每人每日最多5分，本日还可记5分，记不下这一笔。' } }
    })
  })
  test('another item of the group for the same holder and period; the same item, another month or house are free', () => {
    const group = { name: '月评', per: 'household', period: 'month' } as const
    const heldBy = (slot: GroupSlot) =>
      slot.holderId === 'h' && slot.period === '2026-11' ? { ruleId: 'cleanest', words: '最清洁' } : null
    const codeOf = (ruleId: string, over = {}) => {
      const outcome = takeSlot(group, { ruleId }, { ...deed, ...over }, heldBy)
      return outcome.ok ? 'ok' : outcome.refusal.code
    }
    expect(codeOf('clean')).toBe('POINTS_GROUP_TAKEN')
    expect([codeOf('cleanest'), codeOf('clean', { occurredOn: '2026-12-01' })]).toEqual(['ok', 'ok'])
    expect(codeOf('clean', { householdId: 'g' })).toBe('ok')
    const perPerson = takeSlot(
      { ...group, per: 'person' },
      { ruleId: 'clean' },
      { ...deed, memberId: null },
      heldBy
    )
    expect(perPerson).toMatchObject({ ok: false, refusal: { code: 'POINTS_PERSON_NEEDED' } })
  })
})

test('what is left is of the narrowest cap, and nothing without caps', () => {
  const counters = countersOf([quarter, day], deed)
  expect(counters.ok && remainingUnder(counters.value, (c) => (c.holderId === 'h' ? 18 : 1))).toBe(2)
  expect(counters.ok && remainingUnder(counters.value, () => 99)).toBe(0)
  expect(remainingUnder([], () => 0)).toBeNull()
})

const cap = fc.record({
  points: fc.integer({ min: 1, max: 40 }),
  per: fc.constantFrom<Cap['per']>('household', 'person'),
  period: fc.constantFrom(...periods)
})
const caps = fc.uniqueArray(cap, { maxLength: 4, selector: (c) => `${c.per}/${c.period}` })
const event = fc.record({
  householdId: fc.constantFrom('h', 'g'),
  memberId: fc.constantFrom('a', 'b'),
  occurredOn: fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n)),
  points: fc.integer({ min: 1, max: 15 }),
  reverses: fc.option(fc.nat({ max: 20 }))
})

test('whatever the order of deeds and reversals, no cap is passed, and what fits is never refused', () => {
  fc.assert(
    fc.property(caps, fc.array(event, { maxLength: 40 }), (list, events) => {
      const used = new Map<string, number>()
      const booked: { counters: readonly CapCounter[]; points: number; open: boolean }[] = []
      const move = (counters: readonly CapCounter[], points: number) => {
        for (const c of counters) used.set(keyOf(c), (used.get(keyOf(c)) ?? 0) + points)
      }
      for (const { points, reverses, ...done } of events) {
        const target = reverses === null ? undefined : booked[reverses]
        if (target?.open) {
          move(target.counters, -target.points)
          target.open = false
          continue
        }
        const counters = countersOf(list, done)
        if (!counters.ok) throw new Error('a member is named')
        const left = remainingUnder(counters.value, (c) => used.get(keyOf(c)) ?? 0)
        const outcome = fitsCaps(list, done, points, (c) => used.get(keyOf(c)) ?? 0)
        expect(outcome.ok).toBe(left === null || points <= left)
        if (!outcome.ok) continue
        move(outcome.value, points)
        booked.push({ counters: outcome.value, points, open: true })
        expect(outcome.value.filter((c) => (used.get(keyOf(c)) ?? 0) > c.most)).toEqual([])
      }
      expect([...used.values()].filter((n) => n < 0)).toEqual([])
    }),
    { numRuns: 300 }
  )
})
