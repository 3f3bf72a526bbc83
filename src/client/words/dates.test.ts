import { sayAge, sayDate, sayDay, sayDayLong, sayExactly, sayTime } from './dates'

test.each([
  ['2026-11-22', '今天'],
  ['2026-11-21', '昨天'],
  ['2026-11-23', '明天'],
  ['2026-11-19', '3天前'],
  ['2026-11-15', '7天前'],
  ['2026-11-14', '11月14日'],
  ['2026-11-26', '11月26日'],
  ['2025-12-31', '2025年12月31日']
])('%s is said as %s', (day, said) => {
  expect(sayDay(day, '2026-11-22')).toBe(said)
})

const now = new Date('2026-11-22T02:00:00Z')

test.each([
  ['2026-11-22T01:59:30Z', '刚刚'],
  ['2026-11-22T01:40:00Z', '20分钟前'],
  ['2026-11-22T00:05:00Z', '今天 8:05'],
  ['2026-11-21T15:30:00Z', '昨天 23:30'],
  ['2026-11-21T16:30:00Z', '今天 0:30'],
  ['2026-11-19T04:00:00Z', '3天前'],
  ['2026-11-22T02:00:05Z', '今天 10:00']
])('%s is said as %s', (at, said) => {
  expect(sayTime(at, now)).toBe(said)
})

test('a record says the whole date', () => {
  expect(sayDate('2026-01-02')).toBe('2026年1月2日')
})

test('a record says the exact moment, in the village’s time', () => {
  expect(sayExactly('2026-11-21T16:05:00Z')).toBe('2026年11月22日 0:05')
})

test.each([
  [10_000, '1分钟'],
  [5 * 60_000, '5分钟'],
  [3 * 3_600_000, '3小时'],
  [72 * 3_600_000, '3天']
])('%i ms is %s old', (ms, said) => {
  expect(sayAge(ms)).toBe(said)
})

test.each([
  ['2026-11-22', '今天，11月22日 星期日'],
  ['2026-11-23', '明天，11月23日 星期一'],
  ['2026-11-24', '11月24日 星期二'],
  ['2026-11-21', '11月21日 星期六'],
  ['2027-01-01', '2027年1月1日 星期五']
])('%s, a day to be kept, is said %s', (day, said) => {
  expect(sayDayLong(day, '2026-11-22')).toBe(said)
})
