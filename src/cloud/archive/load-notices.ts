import type { ArchivedNotice } from '@/domain/archive/archive-record'
import { noticeState } from '@/domain/notice/notice-state'
import type { Db } from '../db/pool'
import { type LoadedNotice, wasCovered, withEvents } from '../notice/load-notice'

const archived = (loaded: LoadedNotice, closedAt: Date): ArchivedNotice => ({
  id: loaded.row.id,
  content: loaded.notice.content,
  contentHash: loaded.row.content_hash,
  draftedAt: loaded.row.drafted_at,
  corrects: loaded.row.corrects,
  covered: wasCovered(loaded),
  events: loaded.eventRows
    .filter((e) => e.at <= closedAt)
    .map((e) => ({ type: e.type, at: e.at, name: e.actor_name, role: e.actor_role, detail: e.detail })),
  view: noticeState(loaded.notice, closedAt)
})

/** The notices of a decision that ever hung, in the order in which they were drafted, as they stood at `closedAt`. */
export const loadNotices = async (
  db: Db,
  villageId: string,
  decisionId: string,
  closedAt: Date
): Promise<ArchivedNotice[]> => {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('subject_id', '=', decisionId)
    .where('subject_kind', 'in', ['decision_resolution', 'decision_result'])
    .orderBy('drafted_at')
    .orderBy('id')
    .execute()
  return (await withEvents(db, rows))
    .map((loaded) => archived(loaded, closedAt))
    .filter((n) => n.events.some((e) => e.type === 'up'))
}
