import { addDays } from '../common/calendar'
import type { NoticeView } from './notice-state'

/** Read in the morning of the day before the last one, there is time left to go and ask. */
const REMIND_HOUR = 'T08:00:00+08:00'

/**
 * Whether it is time to remind of the end of the days to object: from eight in the morning of the day before the last.
 * `over` where they have passed or will not run again; while an objection holds them up, not yet.
 */
export const closingSoon = (
  view: Pick<NoticeView, 'state' | 'windowClosedAt' | 'windowLastDay' | 'stoppedAt'>,
  now: Date
): { readonly closesAt: Date } | 'not_yet' | 'over' => {
  if (view.windowClosedAt !== null || view.stoppedAt !== null || view.state === 'corrected') return 'over'
  if (view.windowLastDay === null) return 'not_yet'
  const closesAt = new Date(`${addDays(view.windowLastDay, 1)}T00:00:00+08:00`)
  if (now >= closesAt) return 'over'
  const from = new Date(`${addDays(view.windowLastDay, -1)}${REMIND_HOUR}`)
  return now >= from ? { closesAt } : 'not_yet'
}
