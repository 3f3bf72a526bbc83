import { type NoticeView, noticeState } from '@/domain/notice/notice-state'
import { type Stop, stopOf, windowWhole } from '@/domain/notice/stopped'
import type { LoadedNotice } from './load-notice'

/** How a notice hangs on which something waits: points, plaques. */
export interface NoticeStanding {
  readonly view: NoticeView
  /** The days to object have passed, whole: what nobody objected to goes on. */
  readonly isOver: boolean
  /** What stopped it before that; what waits for it waits for another notice. */
  readonly stop: Stop | null
}

export const standingOf = ({ notice, intact }: LoadedNotice, now: Date): NoticeStanding => {
  const view = noticeState(notice, now)
  const stop = stopOf(notice, view, intact)
  const isOver = windowWhole(view, stop)
  return { view, isOver, stop: isOver ? null : stop }
}
