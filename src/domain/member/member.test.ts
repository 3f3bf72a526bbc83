import { isAdult } from './member'

test('without a birth day, eighteen is reached for sure only in the month after', () => {
  expect(isAdult('2008-12', '2026-11-22')).toBe(false)
  expect(isAdult('2008-11', '2026-11-30')).toBe(false)
  expect(isAdult('2008-11', '2026-12-01')).toBe(true)
  expect(isAdult('1959-01', '2026-11-22')).toBe(true)
})
