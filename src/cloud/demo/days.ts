import { addDays, dayOf } from '@/domain/common/calendar'

/** The day `offset` days from `now`'s day in Asia/Shanghai, and the instant of a clock time on it. */
export const dayFrom = (now: Date, offset: number): string => addDays(dayOf(now), offset)

export const instant = (day: string, minutesAfterMidnight: number): Date =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + minutesAfterMidnight * 60_000)

/** The five-year term of office that `day` lies in: 2024-01-01 to 2028-12-31, and so on. */
export const termOn = (day: string): { from: string; to: string } => {
  const year = Number(day.slice(0, 4))
  const first = 2024 + Math.floor((year - 2024) / 5) * 5
  return { from: `${first}-01-01`, to: `${first + 4}-12-31` }
}
