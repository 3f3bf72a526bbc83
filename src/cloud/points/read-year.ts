import type { PointsCategory } from '@/domain/points/categories'
import { ReadYear } from '@/domain/points/points'
import { query } from '../api/procedure'
import { householdSubject } from '../place/subjects'
import { presentSums } from './present-points'
import { rolled } from './rolled-sums'

const months = (year: string): string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)

/** What a household earned in a year: by category, and month by month where there was something. */
export const readYear = query({
  action: 'read_statement',
  input: ReadYear,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async ({ db, actor }, { villageId, householdId, year = actor.on.slice(0, 4) }) => {
    const rows = await rolled(db, { villageId, householdId }, [year, ...months(year)])
    const sumsIn = (period: string) =>
      new Map<PointsCategory, number>(
        rows.filter((row) => row.period === period).map((row) => [row.category, row.points])
      )
    const total = (period: string) => [...sumsIn(period).values()].reduce((sum, points) => sum + points, 0)
    return {
      year,
      total: total(year),
      byCategory: presentSums(sumsIn(year)),
      months: months(year)
        .filter((month) => sumsIn(month).size > 0)
        .map((month) => ({ month, total: total(month), byCategory: presentSums(sumsIn(month)) }))
    }
  }
})
