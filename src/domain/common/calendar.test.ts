import fc from 'fast-check'
import { addDays, dayOf, daysBetween, periodOf, within } from './calendar'

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
