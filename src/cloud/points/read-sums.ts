import { sql } from 'kysely'
import type { PointsCategory } from '@/domain/points/categories'
import { ReadSums } from '@/domain/points/points'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { deductedIn } from './deducted-in'
import { presentSums } from './present-points'

/** A village's sums of a month or a year by category; deductions are nobody's business and not in them. */
export const readSums = query({
  action: 'read_points_public',
  input: ReadSums,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, period }) => {
    const rows = await db
      .selectFrom('points_rollup')
      .select(['category', sql<number>`sum(points)::int`.as('points')])
      .where('village_id', '=', villageId)
      .where('period', '=', period)
      .groupBy('category')
      .execute()
    const sums = new Map<PointsCategory, number>(rows.map((row) => [row.category, row.points]))
    for (const { category, points } of await deductedIn(db, { villageId, period, householdIds: null })) {
      sums.set(category, (sums.get(category) ?? 0) + points)
    }
    return {
      period,
      total: [...sums.values()].reduce((sum, points) => sum + points, 0),
      byCategory: presentSums(sums)
    }
  }
})
