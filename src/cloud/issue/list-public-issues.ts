import { ListIssues } from '@/domain/issue/issue'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentIssueCard } from './present-issue'
import { publicTo } from './public-condition'
import { pageSize, selectCards } from './select-issues'

/** The matters of a village that moderation has let through, newest first, a page before `before`. */
export const listPublicIssues = query({
  action: 'read_public_issue',
  input: ListIssues,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, before }, village) => {
    const rows = await selectCards(ctx.db)
      .where('i.village_id', '=', villageId)
      .where(publicTo(ctx, village))
      .$if(before !== undefined, (q) => q.where('i.id', '<', before ?? ''))
      .orderBy('i.id', 'desc')
      .limit(pageSize)
      .execute()
    return rows.map((row) => presentIssueCard(row))
  }
})
