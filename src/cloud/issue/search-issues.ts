import { sql } from 'kysely'
import { SearchIssues } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { villagesOf } from '../place/villages-of'
import { presentIssueCard } from './present-issue'
import { publicTo } from './public-condition'
import { gramsIn } from './save-issue'
import { pageSize, selectCards } from './select-issues'

/**
 * Public matters of a village by Chinese words, newest first: every pair of characters of what is looked for stands
 * in what the public reads (the words as covered, and the place). What is private has no pairs to be found by.
 */
export const searchIssues = query({
  action: 'read_public_issue',
  input: SearchIssues,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, words, before }, village) => {
    if (gramsIn(villageId, words).length === 0) return []
    const villages = await villagesOf(ctx.db, villageId)
    const said = villages.map(
      (id) => sql`(i.village_id = ${id} and i.grams @> ${gramsIn(id, words)}::text[])`
    )
    const rows = await selectCards(ctx.db)
      .where(publicTo(ctx, village))
      .where(sql<boolean>`(${sql.join(said, sql` or `)})`)
      .$if(before !== undefined, (q) => q.where('i.id', '<', before ?? ''))
      .orderBy('i.id', 'desc')
      .limit(pageSize)
      .execute()
    return rows.map((row) => presentIssueCard(row))
  }
})
