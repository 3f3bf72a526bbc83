import { noticeSubjects } from '@/domain/notice/notice'
import type { presentOwnCard } from '../issue/present-own'
import type { Hangs } from './load-hanging'

/** The notice that matters most today, with its clock; `more` hang besides. */
export const presentHanging = ({ notice, more }: Hangs) => ({
  noticeId: notice.id,
  title: notice.title,
  subjectName: noticeSubjects[notice.subject_kind],
  state: notice.state,
  windowDaysLeft: notice.windowDaysLeft,
  windowLastDay: notice.windowLastDay,
  termDaysLeft: notice.termDaysLeft,
  termLastDay: notice.termLastDay,
  stoppedAt: notice.stoppedAt?.toISOString() ?? null,
  more
})

/** One's newest matter in a line: its first words and what has become of it. */
export const presentMatter = (card: ReturnType<typeof presentOwnCard>) => ({
  villageId: card.villageId,
  issueId: card.issueId,
  words: Array.from(card.words).slice(0, 20).join(''),
  state: card.state,
  stateName: card.stateName,
  closing: card.closing,
  levelName: card.levelName,
  asked: card.asked,
  overdue: card.overdue
})

/** What the household may spend, and what is not booked yet. */
export const presentPoints = ({ available, pending }: { available: number; pending: number }) => ({
  available,
  pending
})
