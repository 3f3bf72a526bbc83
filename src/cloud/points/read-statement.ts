import { sql } from 'kysely'
import { addDays } from '@/domain/common/calendar'
import { warningDays } from '@/domain/points/lots'
import { ReadStatement } from '@/domain/points/points'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { householdSubject } from '../place/subjects'
import { type EntryWhole, presentStatement } from './present-points'
import { type Of, rolled } from './rolled-sums'

const pageSize = 20

const accountOf = (db: Db, { villageId, householdId }: Of) =>
  db
    .selectFrom('points_account as a')
    .leftJoin('member as m', (j) =>
      j
        .onRef('m.village_id', '=', 'a.village_id')
        .onRef('m.household_id', '=', 'a.household_id')
        .on('m.relation', '=', 'head')
        .on('m.ended_on', 'is', null)
    )
    .select(['a.available', 'a.pending', 'a.reserved', 'a.honour', 'a.entries', 'm.name as head_name'])
    .where('a.village_id', '=', villageId)
    .where('a.household_id', '=', householdId)
    .executeTakeFirstOrThrow()

/** A page of a household's entries with the rule, the person and what each is about; by number, the newest first. */
const entriesOf = (db: Db, { villageId, householdId }: Of, before: number | undefined) =>
  db
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
    // Joined and not asked with EXISTS, which the planner may answer by reading every release there is.
    .leftJoin('points_entry as l', (j) =>
      j.onRef('l.village_id', '=', 'e.village_id').onRef('l.about', '=', 'e.id').on('l.kind', '=', 'release')
    )
    .leftJoin('points_entry as t', (j) =>
      j.onRef('t.village_id', '=', 'e.village_id').on('t.id', '=', sql<string>`coalesce(e.reverses, e.about)`)
    )
    .leftJoin('rulebook_item as ti', (j) =>
      j.onRef('ti.village_id', '=', 't.village_id').onRef('ti.id', '=', 't.item_id')
    )
    .leftJoin('claim as c', (j) =>
      j.onRef('c.village_id', '=', 'e.village_id').onRef('c.id', '=', 'e.claim_id')
    )
    .leftJoin('claim_sheet as s', (j) =>
      j.onRef('s.village_id', '=', 'c.village_id').onRef('s.id', '=', 'c.sheet_id')
    )
    .selectAll('e')
    .select(['i.words as item_words', 'i.no as item_no', 'i.category as item_category'])
    .select(['b.id as rulebook_id', 'b.version as rulebook_version'])
    .select(['m.name as member_name', 'r.id as reversed_by'])
    .select(['t.no as about_no', 'ti.words as about_words', 't.occurred_on as about_on'])
    .select(['s.by_name as sheet_by_name', 's.by_role as sheet_by_role'])
    .select(sql<boolean>`l.id is not null`.as('released'))
    .select('l.expires_on as released_expires_on')
    .where('e.village_id', '=', villageId)
    .where('e.household_id', '=', householdId)
    .$if(before !== undefined, (q) => q.where('e.no', '<', before ?? 0))
    .orderBy('e.no', 'desc')
    .limit(pageSize + 1)
    .execute()

/** Twice the time of the warning: a household sees what runs out before it is told. */
const aheadDays = 2 * warningDays

const expiringOf = (db: Db, { villageId, householdId }: Of, on: string) =>
  db
    .selectFrom('points_lot')
    .select([
      'expires_on as last_day',
      sql<number>`sum(left_points)::int`.as('points'),
      sql<boolean>`bool_and(warned_on is not null)`.as('warned')
    ])
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .where('left_points', '>', 0)
    .where('expires_on', '<=', addDays(on, aheadDays))
    .groupBy('expires_on')
    .orderBy('expires_on')
    .limit(10)
    .execute()

/**
 * A household's points, where they are and what runs out soon, this year's sums by category, and its entries, newest
 * first, 20 a page; `next` is what to pass as `before`.
 */
export const readStatement = query({
  action: 'read_statement',
  input: ReadStatement,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async ({ db, actor }, { villageId, householdId, before }, subject) => {
    const of = { villageId, householdId }
    const account = await accountOf(db, of)
    const found: readonly EntryWhole[] = await entriesOf(db, of, before)
    const sums = await rolled(db, of, [actor.on.slice(0, 4)])
    const entries = found.slice(0, pageSize)
    return presentStatement({
      household: { householdId, householdNo: subject.householdNo, headName: account.head_name ?? '' },
      account,
      entries,
      sums: new Map(sums.map((sum) => [sum.category, sum.points])),
      expiring: await expiringOf(db, of, actor.on),
      next: found.length > pageSize ? (entries.at(-1)?.no ?? null) : null
    })
  }
})
