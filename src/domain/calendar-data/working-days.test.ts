import fc from 'fast-check'
import { addDays, daysBetween } from '../common/calendar'
import { holidayYears } from './holidays'
import { addMonths, dayKind, workingDaysAfter } from './working-days'

test('half a day, or fewer than none, is no term', () => {
  expect(() => workingDaysAfter('2026-01-05', 1.5)).toThrow(RangeError)
  expect(() => workingDaysAfter('2026-01-05', -1)).toThrow(RangeError)
})

test('a year without its notice is counted, and says what is missing', () => {
  expect(workingDaysAfter('2027-01-04', 5)).toEqual({
    due: '2027-01-11',
    certain: false,
    note: '2027年的放假调休通知还没有录入，只按法定节日和周末计算，请以通知为准。'
  })
  expect(workingDaysAfter('2033-09-29', 5)).toEqual({
    due: '2033-10-06',
    certain: false,
    note: '2033年没有节假日数据，只按周末计算，请以当年通知为准。'
  })
  expect(dayKind('2033-10-03')).toEqual({ working: true, holiday: null, basis: 'weekends' })
})

test('a term over the turn of the year names only the year it does not know', () => {
  expect(workingDaysAfter('2026-12-29', 5)).toMatchObject({ due: '2027-01-06', certain: false })
  expect(workingDaysAfter('2026-12-24', 5)).toEqual({ due: '2026-12-31', certain: true, note: null })
})

test('five working days over National Day: the holiday is long, and a Saturday is worked', () => {
  expect(workingDaysAfter('2026-09-30', 1).due).toBe('2026-10-08')
  expect(workingDaysAfter('2026-09-30', 3).due).toBe('2026-10-10')
  expect(workingDaysAfter('2026-09-30', 5).due).toBe('2026-10-13')
  expect(workingDaysAfter('2025-01-24', 2).due).toBe('2025-01-27')
})

test('the days at the edge of each holiday of 2026', () => {
  const worked = (day: string) => dayKind(day).working
  expect(['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-23', '2026-02-24'].map(worked)).toEqual([
    true,
    true,
    false,
    false,
    true
  ])
  expect(['2026-06-18', '2026-06-19', '2026-06-22', '2026-09-24', '2026-09-25'].map(worked)).toEqual([
    true,
    false,
    true,
    true,
    false
  ])
})

test('the data is what it claims: days of its own year, and make-up days on weekends outside the holidays', () => {
  for (const [year, data] of Object.entries(holidayYears)) {
    for (const h of data.off) {
      expect([year, h.from.slice(0, 4), h.from <= h.to]).toEqual([year, year, true])
    }
    for (const day of data.work) {
      expect([day, [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())]).toEqual([day, true])
      expect(dayKind(day)).toMatchObject({ working: true, holiday: null })
    }
  }
  const off = (year: 2025 | 2026) =>
    holidayYears[year].off.reduce((n, h) => n + daysBetween(h.from, h.to) + 1, 0)
  expect([off(2025), off(2026)]).toEqual([28, 33])
})

test('the end of a term is a working day, with exactly as many worked days before it', () => {
  const day = fc.integer({ min: 0, max: 1200 }).map((n) => addDays('2025-01-01', n))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 30 }), (from, n) => {
      const { due } = workingDaysAfter(from, n)
      const between = Array.from({ length: daysBetween(from, due) }, (_, i) => addDays(from, i + 1))
      return between.filter((d) => dayKind(d).working).length === n && dayKind(due).working
    })
  )
})

test('months are counted by the calendar, and stop at the end of a short one', () => {
  expect(addMonths('2026-05-22', 6)).toBe('2026-11-22')
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
  expect(addMonths('2027-08-31', 6)).toBe('2028-02-29')
})
