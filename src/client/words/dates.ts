import { dayOf, daysBetween } from '@/domain/common/calendar'
import { sayDate, sayShortDay, sayWeekday } from '@/domain/common/say-day'

export { sayDate, sayShortDay }

/**
 * A calendar day as people say it on `today` (both `YYYY-MM-DD`): 今天, 昨天, 3天前, 明天, 11月25日; with the year when
 * it is another one.
 */
export const sayDay = (day: string, today: string): string => {
  const ago = daysBetween(day, today)
  if (ago === 0) return '今天'
  if (ago === 1) return '昨天'
  if (ago === -1) return '明天'
  if (ago > 1 && ago <= 7) return `${ago}天前`
  return day.slice(0, 4) === today.slice(0, 4) ? sayShortDay(day) : sayDate(day)
}

/** A day that is to be kept, with its weekday: 明天，11月23日 星期一; 10月5日 星期一; with the year when it is another one. */
export const sayDayLong = (day: string, today: string): string => {
  const near = sayDay(day, today)
  const date = day.slice(0, 4) === today.slice(0, 4) ? sayShortDay(day) : sayDate(day)
  const whole = `${date} ${sayWeekday(day)}`
  return near === '今天' || near === '明天' ? `${near}，${whole}` : whole
}

/** An instant (ISO, UTC) as people say it at `now`: 刚刚, 20分钟前, 今天 8:05, 昨天 19:30, then days alone. */
export const sayTime = (iso: string, now: Date): string => {
  const at = new Date(iso)
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (minutes >= 0 && minutes < 1) return '刚刚'
  if (minutes >= 1 && minutes < 60) return `${minutes}分钟前`
  const day = sayDay(dayOf(at), dayOf(now))
  return day === '今天' || day === '昨天' ? `${day} ${clockOf(at)}` : day
}

/** The exact moment for a record: 2026年11月22日 8:05. */
export const sayExactly = (iso: string): string => {
  const at = new Date(iso)
  return `${sayDate(dayOf(at))} ${clockOf(at)}`
}

const SHANGHAI_MS = 8 * 60 * 60 * 1000

const clockOf = (at: Date): string => {
  const local = new Date(at.getTime() + SHANGHAI_MS)
  return `${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`
}

/** How old something shown is, in whole minutes, hours or days: 5分钟, 3小时, 2天. */
export const sayAge = (ms: number): string => {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 60) return `${minutes}分钟`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours}小时` : `${Math.round(hours / 24)}天`
}
