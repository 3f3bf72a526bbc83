import { sql } from 'kysely'
import { ReadMonth } from '@/domain/picture/forms'
import { monthAfter, monthBefore } from '@/domain/picture/village-month'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { lateAt } from '../issue/late-condition'
import { villageSubject } from '../place/subjects'
import { publicSums } from '../points/public-sums'
import { type MonthRow, presentMonth } from './present-month'

const beginning = (month: string): Date => new Date(`${month}-01T00:00:00+08:00`)

/** A notice hangs within a quarter of its draft, or is drafted anew. */
const DRAFTED_BEFORE_MS = 92 * 24 * 60 * 60 * 1000

/** Counts of what is open to the whole village, in one round trip, over its own rows by their indexes. */
const countsOf = async (db: Db, villageId: string, month: string, now: Date): Promise<MonthRow> => {
  const [from, to] = [beginning(month), beginning(monthAfter(month))]
  const at = (states: readonly string[]) =>
    sql`count(*) filter (where i.state in (${sql.join(states.map((s) => sql.lit(s)))}))::int`
  const { rows } = await sql<MonthRow>`
    select m.*, d.decisions, n.notices
    from (
      select ${at(['REPORTED', 'TRIAGED'])} as said,
        ${at(['DISCUSSING', 'AGREED', 'MEDIATION', 'TRANSFERRED_4D2P'])} as discussed,
        ${at(['ASSIGNED', 'IN_PROGRESS', 'REWORK', 'ESCALATED'])} as handled,
        ${at(['DONE_CLAIMED', 'RATING', 'CLOSED', 'DECLINED', 'MERGED'])} as settled,
        count(*) filter (where ${lateAt(now)})::int as overdue
      from issue i
      where i.village_id = ${villageId} and i.raised_at >= ${from} and i.raised_at < ${to}
        and i.moderation = 'shown' and i.audience = 'village' and i.state <> 'WITHDRAWN'
    ) m, (
      select count(*)::int as decisions from decision
      where village_id = ${villageId} and published and to_char(began_on, 'YYYY-MM') = ${month}
    ) d, (
      select count(*)::int as notices from notice x
      where x.village_id = ${villageId} and x.drafted_at >= ${new Date(from.getTime() - DRAFTED_BEFORE_MS)}
        and x.drafted_at < ${to}
        and exists (select 1 from notice_event e where e.village_id = x.village_id and e.notice_id = x.id
          and e.type = 'up' having min(e.at) >= ${from} and min(e.at) < ${to})
    ) n`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('a month without a row')
  return row
}

/** The public sums of a village's month and of the month before, for a drawing: points, matters, decisions, notices. */
export const readMonth = query({
  action: 'read_points_public',
  input: ReadMonth,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, now }, { villageId, month }) => {
    const before = monthBefore(month)
    const of = async (which: string) =>
      presentMonth(which, await publicSums(db, villageId, which), await countsOf(db, villageId, which, now))
    return { now: await of(month), before: await of(before) }
  }
})
