import { sql } from 'kysely'
import { ListDesk } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { holdersIn, inHand } from './desk-condition'
import { issueOf } from './load-issue'
import { presentDeskCard } from './present-desk'
import { pageSize, selectCards } from './select-issues'
import { sightOf } from './viewer'

/**
 * What the caller has in hand in a village, the most urgent first; `mine` is only what they own. A page after the
 * last one's deadline and id.
 */
export const listDesk = query({
  action: 'issue_desk',
  input: ListDesk,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, mine, after }, village) => {
    const rows = await selectCards(ctx.db)
      .where('i.village_id', '=', villageId)
      .where('i.due_at', 'is not', null)
      .where(
        mine
          ? sql<boolean>`i.owner_id in ${holdersIn(ctx)}`
          : sql<boolean>`${inHand(ctx, { villageId: village.villageId })}`
      )
      .$if(after !== undefined, (q) =>
        q.where(sql<boolean>`(i.due_at, i.id) > (${after?.dueAt}::timestamptz, ${after?.issueId}::uuid)`)
      )
      .orderBy('i.due_at')
      .orderBy('i.id')
      .limit(pageSize)
      .execute()
    return rows
      .filter((row) => sightOf(ctx, issueOf(row, village))?.as === 'handler')
      .map((row) => presentDeskCard(row, ctx.now))
  }
})
