import { sql } from 'kysely'
import { ReadStatement } from '@/domain/points/points'
import { query } from '../api/procedure'
import { householdSubject } from '../place/subjects'
import { presentStatement } from './present-points'

const pageSize = 20

/** A household's balance, its sums by category of this year, and its entries, newest first, a page before `before`. */
export const readStatement = query({
  action: 'read_statement',
  input: ReadStatement,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async ({ db, actor }, { villageId, householdId, before }, subject) => {
    const account = await db
      .selectFrom('points_account as a')
      .leftJoin('member as m', (j) =>
        j
          .onRef('m.village_id', '=', 'a.village_id')
          .onRef('m.household_id', '=', 'a.household_id')
          .on('m.relation', '=', 'head')
          .on('m.ended_on', 'is', null)
      )
      .select(['a.balance', 'a.entries', 'm.name as head_name'])
      .where('a.village_id', '=', villageId)
      .where('a.household_id', '=', householdId)
      .executeTakeFirstOrThrow()
    const entries = await db
      .selectFrom('points_entry as e')
      .leftJoin('rulebook_item as i', (j) =>
        j.onRef('i.village_id', '=', 'e.village_id').onRef('i.id', '=', 'e.item_id')
      )
      .leftJoin('rulebook as b', (j) =>
        j.onRef('b.village_id', '=', 'i.village_id').onRef('b.id', '=', 'i.rulebook_id')
      )
      .leftJoin('member as m', (j) =>
        j.onRef('m.village_id', '=', 'e.village_id').onRef('m.id', '=', 'e.member_id')
      )
      .leftJoin('points_entry as r', (j) =>
        j.onRef('r.village_id', '=', 'e.village_id').onRef('r.reverses', '=', 'e.id')
      )
      .selectAll('e')
      .select(['i.words as item_words', 'i.no as item_no', 'i.category', 'b.version as rulebook_version'])
      .select(['m.name as member_name', 'r.id as reversed_by'])
      .where('e.village_id', '=', villageId)
      .where('e.household_id', '=', householdId)
      .$if(before !== undefined, (q) => q.where('e.id', '<', before ?? ''))
      .orderBy('e.id', 'desc')
      .limit(pageSize)
      .execute()
    const sums = await db
      .selectFrom('points_entry as e')
      .leftJoin('rulebook_item as i', (j) =>
        j.onRef('i.village_id', '=', 'e.village_id').onRef('i.id', '=', 'e.item_id')
      )
      .select([
        'i.category',
        sql<number>`sum(case when e.credit_account = e.household_id then e.points else -e.points end)::int`.as(
          'points'
        )
      ])
      .where('e.village_id', '=', villageId)
      .where('e.household_id', '=', householdId)
      .where('e.occurred_on', '>=', `${actor.on.slice(0, 4)}-01-01`)
      .groupBy('i.category')
      .execute()
    const household = { householdId, householdNo: subject.householdNo, headName: account.head_name ?? '' }
    return presentStatement(household, account, entries, sums)
  }
})
