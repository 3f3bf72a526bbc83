import { dayOf } from '../common/calendar'
import { sayDigits, sayNumber } from './number'

/** A calendar day (`YYYY-MM-DD`) as it is said: 十一月二十二号; with the year when `today` lies in another one. */
export const spokenDay = (day: string, today?: string): string => {
  const [year = '', month, date] = day.split('-')
  const inYear = `${sayNumber(Number(month))}月${sayNumber(Number(date))}号`
  return today === undefined || today.startsWith(year) ? inYear : `${sayDigits(year)}年${inYear}`
}

const partOfDay = (hour: number): string => {
  if (hour < 5) return '凌晨'
  if (hour < 9) return '早上'
  if (hour < 12) return '上午'
  if (hour < 13) return '中午'
  return hour < 18 ? '下午' : '晚上'
}

/** A time of day: 9:30 → 上午九点半, 20:05 → 晚上八点零五分. */
export const spokenClock = (hour: number, minute: number): string => {
  const shown = hour > 12 ? hour - 12 : hour
  const after = minute === 30 ? '半' : minute === 0 ? '' : `${minute < 10 ? '零' : ''}${sayNumber(minute)}分`
  return `${partOfDay(hour)}${shown === 2 ? '两' : sayNumber(shown)}点${after}`
}

const SHANGHAI_MS = 8 * 60 * 60 * 1000

/** An instant as it is said in China: 十一月二十二号上午九点半. */
export const spokenTime = (at: string | Date, today?: string): string => {
  const instant = new Date(at)
  const local = new Date(instant.getTime() + SHANGHAI_MS)
  return `${spokenDay(dayOf(instant), today)}${spokenClock(local.getUTCHours(), local.getUTCMinutes())}`
}
