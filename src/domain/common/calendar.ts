/** Asia/Shanghai has had no daylight saving since 1991, so a fixed offset is exact for every date we hold. */
const SHANGHAI_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/** The calendar day in Asia/Shanghai of an instant, `YYYY-MM-DD`. */
export const dayOf = (at: Date): string => new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

/** The calendar day `days` after `day` (before it, when negative). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export const periods = ['day', 'month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]

/** The name of the period a day falls into: `2026-11-22`, `2026-11`, `2026-Q4` or `2026`. */
export const periodOf = (period: Period, day: string): string => {
  switch (period) {
    case 'day':
      return day
    case 'month':
      return day.slice(0, 7)
    case 'quarter':
      return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
    case 'year':
      return day.slice(0, 4)
  }
}

const lastMonth = { month: 0, quarter: 2, year: 11 } as const

/** The first and the last day of the period a day falls into, both included. */
export const spanOf = (period: Period, day: string): { from: string; to: string } => {
  if (period === 'day') return { from: day, to: day }
  const [year = 0, month = 1] = day.split('-').map(Number)
  const length = lastMonth[period] + 1
  const first = Math.floor((month - 1) / length) * length
  const to = new Date(Date.UTC(year, first + length, 0)).toISOString().slice(0, 10)
  return { from: `${day.slice(0, 4)}-${String(first + 1).padStart(2, '0')}-01`, to }
}

/** True while `on` lies within a term: from its first day to its last, both included; no last day means open. */
export const within = (term: { from: string; to: string | null }, on: string): boolean =>
  term.from <= on && (term.to === null || on <= term.to)
