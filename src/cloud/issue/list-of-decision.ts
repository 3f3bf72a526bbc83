import { ListOfDecision } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentIssueCard } from './present-issue'
import { publicTo } from './public-condition'
import { pageSize, selectCards } from './select-issues'

/** The matters that became a decision: the way back from 四议两公开 to what villagers said. */
export const listOfDecision = query({
  action: 'read_public_issue',
  input: ListOfDecision,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, decisionId }, village) => {
    const rows = await selectCards(ctx.db)
      .where('i.village_id', '=', villageId)
      .where('i.decision_id', '=', decisionId)
      .where(publicTo(ctx, village))
      .orderBy('i.id', 'desc')
      .limit(pageSize)
      .execute()
    return rows.map((row) => presentIssueCard(row))
  }
})
