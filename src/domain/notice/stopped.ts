import type { Notice } from './notice'
import type { NoticeView } from './notice-state'

/** Why a notice can hang no more, in the words that people read; what is put right hangs in its place. */
export const stopReasons = {
  leak: '含有个人信息，已经遮住',
  altered: '内容和会签时的不一样了',
  upheld: '异议成立'
} as const
export type StopReason = keyof typeof stopReasons

export interface Stop {
  readonly reason: StopReason
  /** Null where nobody can say when: somebody changed it behind the application's back. */
  readonly at: Date | null
}

const leakOf = ({ events }: Pick<Notice, 'events'>) =>
  events.find((e) => e.type === 'down' && e.reason === 'leak')

/** Whether the supervision committee took it down, anywhere, because it shows personal data. */
export const isCovered = (notice: Pick<Notice, 'events'>): boolean => leakOf(notice) !== undefined

/** What stopped a notice for good, or null: a gap that ends with the paper back on the wall is no stop. */
export const stopOf = (
  notice: Pick<Notice, 'events'>,
  { stoppedAt }: Pick<NoticeView, 'stoppedAt'>,
  intact: boolean
): Stop | null => {
  if (!intact) return { reason: 'altered', at: null }
  const leak = leakOf(notice)
  if (leak) return { reason: 'leak', at: leak.at }
  return stoppedAt === null ? null : { reason: 'upheld', at: stoppedAt }
}

/** Whether the days to object had passed, whole and legible, before anything stopped it: then what follows from them stands. */
export const windowWhole = (
  { windowClosedAt }: Pick<NoticeView, 'windowClosedAt'>,
  stop: Stop | null
): boolean => windowClosedAt !== null && (stop === null || (stop.at !== null && windowClosedAt <= stop.at))
