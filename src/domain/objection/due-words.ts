import { dayOf } from '../common/calendar'
import { sayShortDay } from '../common/say-day'
import type { Deadline } from './deadlines'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** How far off a term's end is at `now`, in whole hours or days: 还剩5小时, 还剩2天, 超过3小时. */
export const sayLeft = ({ dueAt, late }: Pick<Deadline, 'dueAt' | 'late'>, now: Date): string => {
  const away = Math.abs(dueAt.getTime() - now.getTime())
  const head = late ? '超过' : '还剩'
  if (away < HOUR) return `${head}不到1小时`
  // Days only once there are two of them: 还剩1天 would hide most of the last one.
  return away < 2 * DAY ? `${head}${Math.floor(away / HOUR)}小时` : `${head}${Math.floor(away / DAY)}天`
}

/** By when, as people say it: 11月25日24点前; an instant within a day with its minutes: 11月25日10:30前. */
export const sayBy = (dueAt: Date): string => {
  const local = new Date(dueAt.getTime() + 8 * HOUR)
  const midnight = local.getUTCHours() === 0 && local.getUTCMinutes() === 0
  const day = dayOf(midnight ? new Date(dueAt.getTime() - 1) : dueAt)
  const minutes = String(local.getUTCMinutes()).padStart(2, '0')
  return `${sayShortDay(day)}${midnight ? '24点' : `${local.getUTCHours()}:${minutes}`}前`
}
