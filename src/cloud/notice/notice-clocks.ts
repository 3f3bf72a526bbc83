import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { NoticeAttachment, NoticeState, NoticeSubject } from '@/domain/notice/notice'
import { type NoticeView, noticeState } from '@/domain/notice/notice-state'
import { isCovered } from '@/domain/notice/stopped'
import type { NoticeTerms } from '@/domain/notice/terms'
import type { Db } from '../db/pool'
import { noticeEventsOf, selectNoticeEvents } from './load-notice'

/** States in which a notice hangs and its terms have not passed; as stored, so it may be over by now. */
export const runningStates = ['up', 'window_open', 'window_closed', 'interrupted'] as const
/** Every state of a notice that was ever out. */
export const shownStates = [...runningStates, 'term_done', 'corrected'] as const

export interface NoticeClock {
  readonly noticeId: string
  readonly subject: NoticeSubject
  readonly subjectId: string
  readonly corrects: string | null
  readonly attachments: readonly NoticeAttachment[]
  /** The day on which it was first put up, anywhere. */
  readonly upOn: string | null
  /** Taken down because it shows personal data. */
  readonly covered: boolean
  readonly view: NoticeView
}

/**
 * How the notices of several matters of one village stand at `now`, the newest first. Two queries however many
 * matters there are; the texts stay in the database.
 */
export const noticeClocks = async (
  db: Db,
  of: {
    readonly villageId: string
    readonly subjectIds: readonly string[]
    readonly states: readonly NoticeState[]
  },
  now: Date
): Promise<NoticeClock[]> => {
  if (of.subjectIds.length === 0) return []
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'subject_kind', 'subject_id', 'corrects'])
    .select([
      sql<NoticeTerms>`content -> 'terms'`.as('terms'),
      sql<readonly NoticeAttachment[]>`content -> 'attachments'`.as('attachments')
    ])
    .where('village_id', '=', of.villageId)
    .where('subject_id', 'in', of.subjectIds)
    .where('state', 'in', of.states)
    .orderBy('id', 'desc')
    .execute()
  if (rows.length === 0) return []
  const eventsOf = await selectNoticeEvents(db, of.villageId, rows)
  return rows.map((row) => {
    const events = noticeEventsOf(eventsOf(row))
    const firstUp = events.find((e) => e.type === 'up')
    return {
      noticeId: row.id,
      subject: row.subject_kind,
      subjectId: row.subject_id,
      corrects: row.corrects,
      attachments: row.attachments,
      upOn: firstUp ? dayOf(firstUp.at) : null,
      covered: isCovered({ events }),
      view: noticeState({ content: { terms: row.terms }, events }, now)
    }
  })
}

/** Whether a notice hangs now and still has days to hang. */
export const runs = ({ view }: NoticeClock): boolean => runningStates.some((s) => s === view.state)
