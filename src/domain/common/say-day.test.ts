import { sayDate, sayMonth, sayShortDay, sayTerm, sayWeekday } from './say-day'

test('a day of a record has its year and no noughts before its numbers', () => {
  expect(sayDate('2026-01-02')).toBe('2026年1月2日')
  expect(sayShortDay('2026-01-02')).toBe('1月2日')
  expect(sayMonth('2026-01')).toBe('2026年1月')
  expect(sayTerm({ from: '2026-12-01', to: '2027-03-31' })).toBe('2026年12月1日至2027年3月31日')
})

test.each([
  ['2026-11-22', '星期日'],
  ['2026-11-23', '星期一'],
  ['2026-11-28', '星期六'],
  ['2000-02-29', '星期二']
])('%s is a %s', (day, weekday) => {
  expect(sayWeekday(day)).toBe(weekday)
})
