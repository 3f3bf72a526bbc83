import type { NoticeState } from '../notice/notice'

/** How many decisions come with the first screen; the rest is read when it is asked for. */
export const cardsAtHome = 6

/** How long a notice hangs yet, as far as the order needs it. */
export interface Hanging {
  readonly state: NoticeState
  readonly windowDaysLeft: number | null
  readonly termDaysLeft: number | null
  readonly stoppedAt: Date | null
}

const FAR = 10_000

/** Small is urgent: first what may still be objected to, by its days; then what merely hangs; last what has stopped. */
const urgency = ({ state, windowDaysLeft, termDaysLeft, stoppedAt }: Hanging): number => {
  if (stoppedAt !== null || state === 'interrupted') return 3 * FAR
  if (state === 'window_open') return windowDaysLeft ?? FAR - 1
  return state === 'up' ? FAR : 2 * FAR + Math.min(termDaysLeft ?? FAR - 1, FAR - 1)
}

/** The notice of which it matters most to know today; the first of them where two are alike. Null for none. */
export const mostUrgent = <N extends Hanging>(notices: readonly N[]): N | null =>
  notices.reduce<N | null>(
    (best, notice) => (best === null || urgency(notice) < urgency(best) ? notice : best),
    null
  )
