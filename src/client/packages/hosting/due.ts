import { dayOf, daysBetween } from '@/domain/common/calendar'
import { sayShortDay } from '@/domain/common/say-day'

const HOUR_MS = 60 * 60 * 1000

/**
 * A deadline (ISO, UTC; the first instant that is too late) as a desk says it at `now`: 还有3小时, 今天到期, 还有3天
 * （11月25日）, 超期2天.
 */
export const sayDeadline = (dueAt: string, now: Date): string => {
  const due = new Date(dueAt)
  const left = due.getTime() - now.getTime()
  if (left <= 0) {
    const hours = Math.floor(-left / HOUR_MS)
    return hours < 24 ? `超期${Math.max(1, hours)}小时` : `超期${Math.floor(hours / 24)}天`
  }
  // A term of days ends with a day: its last instant still belongs to it.
  const last = dayOf(new Date(due.getTime() - 1))
  const days = daysBetween(dayOf(now), last)
  if (days === 0 && left < 12 * HOUR_MS && due.getTime() % (24 * HOUR_MS) !== 16 * HOUR_MS) {
    return left < HOUR_MS ? '不到1小时' : `还有${Math.floor(left / HOUR_MS)}小时`
  }
  return days === 0 ? '今天到期' : `还有${days}天（${sayShortDay(last)}）`
}
