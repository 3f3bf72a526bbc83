import { addDays, within } from '../common/calendar'
import { type HolidayYear, holidayYears } from './holidays'

const years: Readonly<Record<string, HolidayYear | undefined>> = holidayYears

const isWeekend = (day: string): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** What a day is, and how surely: without the year's notice a make-up day cannot be known. */
export interface DayKind {
  readonly working: boolean
  /** The holiday it falls into, or null. */
  readonly holiday: string | null
  readonly basis: HolidayYear['basis'] | 'weekends'
}

/** Whether a calendar day (Asia/Shanghai, `YYYY-MM-DD`) is worked, by the year's holiday notice where there is one. */
export const dayKind = (day: string): DayKind => {
  const year = years[day.slice(0, 4)]
  const holiday = year?.off.find((h) => within(h, day))?.name ?? null
  const working = year?.work.includes(day) === true || (holiday === null && !isWeekend(day))
  return { working, holiday, basis: year?.basis ?? 'weekends' }
}

export interface WorkingDayTerm {
  /** The last day of the term; it is itself a working day. */
  readonly due: string
  /** False when the term touches a year whose notice is not in the data. */
  readonly certain: boolean
  /** What to tell people when it is not certain, or null. */
  readonly note: string | null
}

/**
 * The end of a term of `days` working days that begins the day after `from` (民法典第201条: the day it starts
 * on is not counted). A year without its holiday notice is answered all the same, and the answer says so.
 */
export const workingDaysAfter = (from: string, days: number): WorkingDayTerm => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('working days must be a whole number')
  const unsure = new Set<string>()
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    const kind = dayKind(day)
    if (kind.basis !== 'notice') unsure.add(day.slice(0, 4))
    if (kind.working) left -= 1
  }
  return { due: day, certain: unsure.size === 0, note: noteFor([...unsure]) }
}

const noteFor = (unsure: readonly string[]): string | null => {
  if (unsure.length === 0) return null
  const statute = unsure.filter((y) => years[y]?.basis === 'statute')
  const bare = unsure.filter((y) => years[y] === undefined)
  return [
    statute.length > 0 &&
      `${statute.join('、')}年的放假调休通知还没有录入，只按法定节日和周末计算，请以通知为准。`,
    bare.length > 0 && `${bare.join('、')}年没有节假日数据，只按周末计算，请以当年通知为准。`
  ]
    .filter((s) => s !== false)
    .join('')
}

/** The day `months` calendar months after `day`; the last day of the month where that one is shorter (民法典第202条). */
export const addMonths = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`
}
