import { monthsUntil, namePeriod, sayPeriod, yearsUntil } from './periods'

test('months go back over the turn of the year', () => {
  expect(monthsUntil('2026-02-03', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
  expect(yearsUntil('2026', 2)).toEqual(['2026', '2025'])
})

test('a period as people say it', () => {
  expect([sayPeriod('2026-03'), sayPeriod('2026')]).toEqual(['2026年3月', '2026年'])
  expect(['2026-01', '2025-12', '2025'].map((period) => namePeriod(period, '2026-02-01'))).toEqual([
    ...['1月', '去年12月', '2025全年']
  ])
})
