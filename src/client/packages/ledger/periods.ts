import { sayMonth } from '@/domain/common/say-day'

/** A year and those before it, the latest first. */
export const yearsUntil = (year: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => String(Number(year) - i))

/** The month of a day and those before it, `2026-11` first. */
export const monthsUntil = (day: string, count: number): string[] => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return Array.from({ length: count }, (_, i) => {
    const at = year * 12 + month - 1 - i
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** A period as one of several to choose from in a year: 「11月」, 「去年12月」, 「2026年」. */
export const namePeriod = (period: string, today: string): string => {
  const [year, month] = period.split('-')
  if (!month) return `${year}全年`
  return `${year === today.slice(0, 4) ? '' : '去年'}${Number(month)}月`
}

/** 「2026年11月」, 「2026年」 */
export const sayPeriod = (period: string): string => {
  return period.includes('-') ? sayMonth(period) : `${period}年`
}
