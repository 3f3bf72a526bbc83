import { type Expression, type SqlBool, sql } from 'kysely'
import { endStates, type StepId } from '@/domain/decision/decision'
import { may, type Subject } from '@/domain/role/may'
import type { Context } from '../api/context'
import { noticeClocks, runningStates, runs } from '../notice/notice-clocks'

/** What is not over comes first, then the latest change: the columns that order the list. */
const rank = (alias: string) =>
  sql<unknown>`${sql.ref(`${alias}.state`)} <> all(${sql.val([...endStates])}::text[]),
    ${sql.ref(`${alias}.updated_at`)}, ${sql.ref(`${alias}.id`)}`

const rankedBelow = (villageId: string, decisionId: string): Expression<SqlBool> =>
  sql<SqlBool>`(${rank('d')}) < (select ${rank('last')} from decision last
    where last.village_id = ${villageId} and last.id = ${decisionId})`

/**
 * A page of a village's decisions, those still going first, then by the latest change; each with the notice
 * of it that runs now. A stranger sees those that are published; people of the village and its township see also what
 * is under way. Three queries.
 */
export const loadCards = async (
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  page: { readonly villageId: string; readonly before?: string | undefined; readonly limit: number },
  subject: Subject
) => {
  const { villageId, before, limit } = page
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
    .limit(limit)
    .execute()
  const subjectIds = rows.map((row) => row.id)
  const notices = await noticeClocks(db, { villageId, subjectIds, states: runningStates }, now)
  return rows.map((row) => ({
    row,
    lastStep: row.last_step,
    running: notices.find((n) => n.subjectId === row.id && runs(n)) ?? null
  }))
}
