import { monthBeside } from './month'

test('a month beside another, over the turn of the year', () => {
  expect(['2026-01', '2026-12', '2026-11'].map((m) => [monthBeside(m, -1), monthBeside(m, 1)])).toEqual([
    ['2025-12', '2026-02'],
    ['2026-11', '2027-01'],
    ['2026-10', '2026-12']
  ])
})
