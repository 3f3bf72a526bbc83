import { type Expression, type SqlBool, sql } from 'kysely'
import { endStates, ListDecisions, type StepId } from '@/domain/decision/decision'
import { decisionsAPage } from '@/domain/decision/list-page'
import { may } from '@/domain/role/may'
import { query } from '../api/procedure'
import { noticeClocks, runningStates, runs } from '../notice/notice-clocks'
import { villageSubject } from '../place/subjects'
import { presentDecisionCard } from './present-decision'

/** What is not over comes first, then the latest change: the columns that order the list. */
const rank = (alias: string) =>
  sql<unknown>`${sql.ref(`${alias}.state`)} <> all(${sql.val([...endStates])}::text[]),
    ${sql.ref(`${alias}.updated_at`)}, ${sql.ref(`${alias}.id`)}`

const rankedBelow = (villageId: string, decisionId: string): Expression<SqlBool> =>
  sql<SqlBool>`(${rank('d')}) < (select ${rank('last')} from decision last
    where last.village_id = ${villageId} and last.id = ${decisionId})`

/**
 * A village's decisions, those still going first, then by the latest change, 50 a page; each with the notice of it
 * that runs now. A stranger sees those that are published; people of the village and its township see also what is
 * under way.
 */
export const listDecisions = query({
  action: 'read_published_notice',
  input: ListDecisions,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor, now }, { villageId, before }, subject) => {
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
      .$if(before !== undefined, (q) => q.where(rankedBelow(villageId, before ?? '')))
      .orderBy(sql`(${rank('d')})`, 'desc')
      .limit(decisionsAPage)
      .execute()
    const subjectIds = rows.map((row) => row.id)
    const notices = await noticeClocks(db, { villageId, subjectIds, states: runningStates }, now)
    return rows.map((row) => {
      const running = notices.find((n) => n.subjectId === row.id && runs(n))
      return presentDecisionCard(row, row.last_step, running ?? null)
    })
  }
})
