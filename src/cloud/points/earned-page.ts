import { sql } from 'kysely'
import type { PointsCategory } from '@/domain/points/categories'
import type { Db } from '../db/pool'
import { type Deducted, deductedIn } from './deducted-in'
import type { EarnedRow } from './present-points'

const pageSize = 50

interface Page {
  readonly villageId: string
  readonly period: string
  readonly skip?: number | undefined
}

/** A household's sums with what was deducted put back. */
const withDeducted = (row: EarnedRow, hidden: readonly Deducted[]): EarnedRow => {
  const back = (category: PointsCategory): number =>
    hidden
      .filter((one) => one.household_id === row.household_id && one.category === category)
      .reduce((sum, { points }) => sum + points, row[category])
  return {
    ...row,
    participation: back('participation'),
    courtyard: back('courtyard'),
    virtue: back('virtue')
  }
}

/**
 * The households that earned something in a period, in the order of their numbers: nobody is ranked. From the sums
 * that the sealer folds, so what was booked in the last seconds may be missing. Pages are counted and not keyed: a
 * household's id or number is nobody else's to know, and a village has no more than some thousand. What was deducted is
 * not in the sums of any list, neither the public one nor the offices': the two side by side would tell it to people who
 * do not handle it.
 */
export const earnedPage = async (db: Db, { villageId, period, skip = 0 }: Page) => {
  const found: EarnedRow[] = await db
    .selectFrom('household as h')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('points_rollup as r')
          .select([
            sql<number>`coalesce(sum(r.points) filter (where r.category = 'participation'), 0)::int`.as(
              'participation'
            ),
            sql<number>`coalesce(sum(r.points) filter (where r.category = 'courtyard'), 0)::int`.as(
              'courtyard'
            ),
            sql<number>`coalesce(sum(r.points) filter (where r.category = 'virtue'), 0)::int`.as('virtue'),
            // A period in which something was deducted and nothing earned would show by its empty line.
            sql<number>`count(*) filter (where case when r.points > 0 then true else r.points + coalesce(
              (select sum(c.taken) from deduction_case c
                join rulebook_item i on i.village_id = c.village_id and i.id = c.item_id
                left join points_entry x on x.village_id = c.village_id and x.reverses = c.entry_id
                where c.village_id = r.village_id and c.household_id = r.household_id and c.entry_id is not null
                  and x.id is null and i.category = r.category
                  and left(c.ended_on::text, length(r.period)) = r.period), 0) > 0 end)::int`.as('sums')
          ])
          .whereRef('r.village_id', '=', 'h.village_id')
          .where('r.period', '=', period)
          .whereRef('r.household_id', '=', 'h.id')
          .as('r'),
      (j) => j.on('r.sums', '>', 0)
    )
    .leftJoin('member as m', (j) =>
      j
        .onRef('m.village_id', '=', 'h.village_id')
        .onRef('m.household_id', '=', 'h.id')
        .on('m.relation', '=', 'head')
        .on('m.ended_on', 'is', null)
    )
    .select(['h.id as household_id', 'h.no as household_no', 'm.name as head_name'])
    .select(['r.participation', 'r.courtyard', 'r.virtue'])
    .where('h.village_id', '=', villageId)
    .orderBy('h.no')
    .orderBy('h.id')
    .offset(skip)
    .limit(pageSize + 1)
    .execute()
  const page = found.slice(0, pageSize)
  const householdIds = page.map((row) => row.household_id)
  const hidden = await deductedIn(db, { villageId, period, householdIds })
  const rows = page.map((row) => withDeducted(row, hidden))
  return { rows, next: found.length > pageSize ? skip + pageSize : null }
}
