import { ListPublicIssues } from '@/domain/issue/issue'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { villagesOf } from '../place/villages-of'
import { presentIssueCard } from './present-issue'
import { courtyardsOf, publicTo } from './public-condition'
import { pageSize, selectCards } from './select-issues'

/**
 * The matters of a village that moderation has let through, newest first, a page before `before`; with `courtyard`
 * those of the caller's own courtyard alone.
 */
export const listPublicIssues = query({
  action: 'read_public_issue',
  input: ListPublicIssues,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, courtyard, before }, village) => {
    const courtyards = courtyardsOf(ctx, village)
    if (courtyard && courtyards.length === 0) return []
    const rows = await selectCards(ctx.db)
      .where('i.village_id', 'in', await villagesOf(ctx.db, villageId))
      .where(publicTo(ctx, village))
      .$if(courtyard === true, (q) => q.where('i.courtyard_id', 'in', courtyards))
      .$if(before !== undefined, (q) => q.where('i.id', '<', before ?? ''))
      .orderBy('i.id', 'desc')
      .limit(pageSize)
      .execute()
    return rows.map((row) => presentIssueCard(row))
  }
})
