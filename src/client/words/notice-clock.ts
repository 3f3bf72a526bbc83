import { addDays } from '@/domain/common/calendar'
import { sayDay } from './dates'

/** The clock of a notice as the server tells it. */
export interface ClockShown {
  readonly state: string
  readonly windowDaysLeft: number | null
  readonly windowLastDay: string | null
  readonly termDaysLeft: number | null
  readonly termLastDay: string | null
  readonly stoppedAt: string | null
}

const left = (days: number, lastDay: string, what: string): string => {
  // The last day is counted from now, so that the words need no second clock.
  const day = sayDay(lastDay, addDays(lastDay, -days))
  if (days === 0) return `今天是${what}的最后一天`
  return days === 1 ? `还有1天${what}（明天截止）` : `还有${days}天${what}（${day}截止）`
}

/** How long a notice still hangs and how long one may object, in one sentence. */
export const sayClock = (clock: ClockShown): string => {
  const { state, windowDaysLeft, windowLastDay, termDaysLeft, termLastDay } = clock
  if (state === 'corrected') return '已由更正公告代替'
  if (clock.stoppedAt) return '异议成立，这份公示不再作数'
  switch (state) {
    case 'up':
      return '可以提异议；各处都贴好以后开始计天数'
    case 'interrupted':
      return '公示中断了，重新贴好以后从头计天数'
    case 'window_open':
      return windowDaysLeft === null || windowLastDay === null
        ? '正在处理异议，处理完再接着计天数'
        : left(windowDaysLeft, windowLastDay, '可以提异议')
    case 'window_closed':
      return termDaysLeft === null || termLastDay === null
        ? '异议期已满，公示还在继续'
        : `异议期已满，${termDaysLeft === 0 ? '今天公示期满' : `还要公示${termDaysLeft}天`}`
    default:
      return '公示期满'
  }
}
