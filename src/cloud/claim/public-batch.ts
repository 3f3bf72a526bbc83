import { sql } from 'kysely'
import { AboutBatch } from '@/domain/claim/forms'
import { noticeState } from '@/domain/notice/notice-state'
import { common } from '@/domain/refusal/refusal'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { loadNotice, wasCovered } from '../notice/load-notice'
import { batchSubject } from './batch-subject'
import type { BatchRow } from './load-batch'
import { type LineRow, presentPublicBatch } from './present-batch'

const publicLines = async (db: Db, batch: BatchRow): Promise<LineRow[]> => {
  const { rows } = await sql<LineRow>`
    select l.no, l.household_id, h.no as household_no, m.name as head, l.participation, l.courtyard, l.virtue,
      coalesce(s.points, 0)::int as now_points, coalesce(s.held, false) as held, coalesce(s.booked, false) as booked
    from points_batch_line l
      join household h on h.village_id = l.village_id and h.id = l.household_id
      left join member m on m.village_id = h.village_id and m.household_id = h.id and m.relation = 'head'
        and m.ended_on is null
      left join (select c.household_id, sum(c.points) filter (where c.state not in ('REJECTED', 'REVERSED')) as points,
          bool_or(c.state = 'OBJECTED') as held, bool_and(c.state in ('POSTED', 'REJECTED', 'REVERSED')) as booked
        from claim c where c.village_id = ${batch.village_id} and c.batch_id = ${batch.id}
        group by c.household_id) s on s.household_id = l.household_id
    where l.village_id = ${batch.village_id} and l.notice_id = ${batch.notice_id}
    order by l.no`.execute(db)
  return rows
}

/**
 * A batch as everybody may read it once its notice hangs: every household by surname and number, its sums, and whether
 * its line waits, is held back, was corrected or is booked. By household number: it is no ranking.
 */
export const readPublicBatch = query({
  action: 'points_public',
  input: AboutBatch,
  subject: batchSubject,
  run: async ({ db, now, persons }, { villageId }, { batch }) => {
    const notice = batch.notice_id === null ? null : await loadNotice(db, villageId, batch.notice_id)
    if (!notice?.notice.events.some((e) => e.type === 'up')) return deny(common.notFound)
    const view = noticeState(notice.notice, now)
    const own = persons.map((p) => p.householdId)
    const lines = wasCovered(notice) ? [] : await publicLines(db, batch)
    return presentPublicBatch(batch, notice.row.id, view, lines, own)
  }
})
