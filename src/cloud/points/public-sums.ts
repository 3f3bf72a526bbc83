import { sql } from 'kysely'
import type { PointsCategory } from '@/domain/points/categories'
import { deductedIn } from './deducted-in'
import type { Ledger } from './ledger-types'

/** A village's sums of a month or a year by category; deductions are nobody's business and not in them. */
export const publicSums = async (
  db: Ledger,
  villageId: string,
  period: string
): Promise<ReadonlyMap<PointsCategory, number>> => {
  const rows = await db
    .selectFrom('points_rollup')
    .select(['category', sql<number>`sum(points)::int`.as('points')])
    .where('village_id', '=', villageId)
    .where('period', '=', period)
    .groupBy('category')
    .execute()
  const sums = new Map<PointsCategory, number>(rows.map((row) => [row.category, row.points]))
  for (const { category, points } of await deductedIn(db, { villageId, period, householdIds: null }))
    sums.set(category, (sums.get(category) ?? 0) + points)
  return sums
}
