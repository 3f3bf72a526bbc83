import fc from 'fast-check'
import { addDays, dayOf, daysBetween, periodOf, periods, spanOf, within } from './calendar'

test('a day begins at midnight in Shanghai, not in Greenwich', () => {
  expect(dayOf(new Date('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21')
  expect(dayOf(new Date('2026-11-21T16:00:00.000Z'))).toBe('2026-11-22')
})

test('a term holds its first and last day', () => {
  const term = { from: '2026-01-01', to: '2026-01-31' }
  expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((d) => within(term, d))).toEqual([
    false,
    true,
    true,
    false
  ])
  expect(within({ from: '2026-01-01', to: null }, '9999-12-31')).toBe(true)
})

test('periods are named, at both ends of a quarter', () => {
  expect(periodOf('quarter', '2026-03-31')).toBe('2026-Q1')
  expect(periodOf('quarter', '2026-04-01')).toBe('2026-Q2')
  expect(periodOf('quarter', '2026-12-31')).toBe('2026-Q4')
  expect([
    periodOf('day', '2026-02-28'),
    periodOf('month', '2026-02-28'),
    periodOf('year', '2026-02-28')
  ]).toEqual(['2026-02-28', '2026-02', '2026'])
})

test("adding days and counting them are each other's way back", () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: -4000, max: 4000 }),
      (from, n) => daysBetween(from, addDays(from, n)) === n
    )
  )
})

test('the span of a period has the same name on both its ends, and another before and after', () => {
  expect([
    spanOf('quarter', '2026-11-22'),
    spanOf('month', '2028-02-03'),
    spanOf('year', '2026-05-05')
  ]).toEqual([
    { from: '2026-10-01', to: '2026-12-31' },
    { from: '2028-02-01', to: '2028-02-29' },
    { from: '2026-01-01', to: '2026-12-31' }
  ])
  for (const period of periods) {
    const { from, to } = spanOf(period, '2026-11-22')
    const names = [addDays(from, -1), from, to, addDays(to, 1)].map((day) => periodOf(period, day))
    expect(names[1]).toBe(names[2])
    expect([names[0] === names[1], names[2] === names[3]]).toEqual([false, false])
  }
})
