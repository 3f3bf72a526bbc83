import { sql } from 'kysely'
import { ListIssues } from '@/domain/issue/issue'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { villagesOf } from '../place/villages-of'
import { presentIssueCard } from './present-issue'
import { publicTo } from './public-condition'
import { pageSize, selectCards } from './select-issues'

/**
 * The matters of others that the account's people here follow, by 我也遇到 or because theirs was merged into them, as
 * far as they are in the open; the newest first.
 */
export const listFollowed = query({
  action: 'read_own_issue',
  input: ListIssues,
  subject: async ({ db, persons }, { villageId }) => {
    const village = await villageSubject(db, villageId)
    const mine = persons.filter((p) => p.villageId === village?.villageId).map((p) => p.holderId)
    return village && { ...village, memberId: mine[0] ?? null, mine }
  },
  run: async (ctx, { villageId, before }, { mine, ...village }) => {
    const own = sql.join(mine.map((id) => sql`${id}::uuid`))
    const villages = await villagesOf(ctx.db, villageId)
    const rows = await selectCards(ctx.db)
      .where('i.village_id', 'in', villages)
      .where(
        sql<boolean>`i.id in (select w.issue_id from issue_follower w
          where w.village_id = any(${villages}::uuid[]) and w.member_id in (${own}))`
      )
      .where(publicTo(ctx, village))
      // What one raised oneself is in the list of one's own.
      .where(sql<boolean>`(i.raised_by is null or i.raised_by not in (${own}))`)
      .where(sql<boolean>`(i.raised_for is null or i.raised_for not in (${own}))`)
      .$if(before !== undefined, (q) => q.where('i.id', '<', before ?? ''))
      .orderBy('i.id', 'desc')
      .limit(pageSize)
      .execute()
    return rows.map((row) => presentIssueCard(row))
  }
})
