import { sql } from 'kysely'
import { mostUrgent } from '@/domain/home/home'
import { noticeState } from '@/domain/notice/notice-state'
import { isCovered } from '@/domain/notice/stopped'
import type { NoticeTerms } from '@/domain/notice/terms'
import type { Db } from '../db/pool'
import { noticeEventsOf, selectNoticeEvents } from '../notice/load-notice'
import { runningStates } from '../notice/notice-clocks'

/** More than ever hang at once in one village. */
const ENOUGH = 100

const load = async (db: Db, villageId: string, now: Date) => {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'subject_kind'])
    .select([sql<string>`content ->> 'title'`.as('title'), sql<NoticeTerms>`content -> 'terms'`.as('terms')])
    .where('village_id', '=', villageId)
    .where('state', 'in', runningStates)
    .orderBy('id')
    .limit(ENOUGH)
    .execute()
  if (rows.length === 0) return []
  const eventsOf = await selectNoticeEvents(db, villageId, rows)
  return rows.flatMap((row) => {
    const events = noticeEventsOf(eventsOf(row))
    const view = noticeState({ content: { terms: row.terms }, events }, now)
    const covered = isCovered({ events })
    // As stored it hangs; by now its days may have passed.
    return covered || !runningStates.some((s) => s === view.state) ? [] : [{ ...row, ...view }]
  })
}

/** What a village has on notice now: the most urgent one whole, and how many hang besides. Two queries. */
export const loadHanging = async (db: Db, villageId: string, now: Date) => {
  const notices = await load(db, villageId, now)
  const notice = mostUrgent(notices)
  return notice && { notice, more: notices.length - 1 }
}
export type Hangs = NonNullable<Awaited<ReturnType<typeof loadHanging>>>
