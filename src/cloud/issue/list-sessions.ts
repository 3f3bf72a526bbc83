import { ListSessions } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentSession } from './present-session'
import { circleOf } from './public-condition'
import { pageSize } from './select-issues'

/** The sessions of the courtyards the caller belongs to; of all of them for the village's and township's offices. */
export const listSessions = query({
  action: 'read_public_issue',
  input: ListSessions,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, courtyardId, before }, village) => {
    const circle = circleOf(ctx, village)
    const courtyards = circle === 'all' ? null : circle === 'none' ? [] : circle.courtyards
    if (courtyards?.length === 0) return []
    const rows = await ctx.db
      .selectFrom('issue_session as s')
      .leftJoin('courtyard as c', (j) =>
        j.onRef('c.village_id', '=', 's.village_id').onRef('c.id', '=', 's.courtyard_id')
      )
      .selectAll('s')
      .select('c.name as courtyard_name')
      .where('s.village_id', '=', villageId)
      .$if(courtyards !== null, (q) => q.where('s.courtyard_id', 'in', courtyards ?? []))
      .$if(courtyardId !== undefined, (q) => q.where('s.courtyard_id', '=', courtyardId ?? ''))
      .$if(before !== undefined, (q) => q.where('s.id', '<', before ?? ''))
      .orderBy('s.id', 'desc')
      .limit(pageSize)
      .execute()
    if (rows.length === 0) return []
    const items = await ctx.db
      .selectFrom('issue_session_item as t')
      .leftJoin('issue_addition as a', (j) =>
        j.onRef('a.village_id', '=', 't.village_id').onRef('a.id', '=', 't.event_id')
      )
      .selectAll('t')
      // Whoever holds the offices reads all; the courtyard reads what the machine marked once the township has looked.
      .select((e) =>
        e
          .and([
            e.lit(circle !== 'all'),
            e('a.id', 'is not', null),
            e('a.words_wait', '=', true),
            e('a.moderation', '<>', 'shown')
          ])
          .$castTo<boolean>()
          .as('held')
      )
      .where('t.village_id', '=', villageId)
      .where(
        't.session_id',
        'in',
        rows.map((r) => r.id)
      )
      .orderBy('t.no')
      .execute()
    return rows.map((row) =>
      presentSession(
        row,
        items.filter((item) => item.session_id === row.id)
      )
    )
  }
})
