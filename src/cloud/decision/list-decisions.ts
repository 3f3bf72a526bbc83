import { sql } from 'kysely'
import { ListDecisions, type StepId } from '@/domain/decision/decision'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentDecisionCard } from './present-decision'

/**
 * A village's decisions, the latest change first, at most 50. A stranger sees those that are published; people
 * of the village and its township see also what is under way.
 */
export const listDecisions = query({
  action: 'read_published_notice',
  input: ListDecisions,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId }, subject) => {
    const rows = await db
      .selectFrom('decision as d')
      .selectAll('d')
      .select(
        sql<StepId | null>`(select e.step from decision_event e
          where e.village_id = d.village_id and e.decision_id = d.id order by e.seq desc nulls last, e.id desc limit 1)`.as(
          'last_step'
        )
      )
      .where('d.village_id', '=', villageId)
      .$if(!may(actor, 'read_decision', subject), (q) => q.where('d.published', '=', true))
      .orderBy('d.updated_at', 'desc')
      .limit(50)
      .execute()
    return rows.map((row) => presentDecisionCard(row, row.last_step))
  }
})
