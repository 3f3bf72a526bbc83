import type { MonthSums } from '@/domain/picture/village-month'
import type { PointsCategory } from '@/domain/points/categories'

export interface MonthRow {
  readonly said: number
  readonly discussed: number
  readonly handled: number
  readonly settled: number
  readonly overdue: number
  readonly decisions: number
  readonly notices: number
}

/** The sums of a month: of the whole village, nobody's own. */
export const presentMonth = (
  month: string,
  points: ReadonlyMap<PointsCategory, number>,
  row: MonthRow
): MonthSums => ({
  month,
  points: {
    participation: points.get('participation') ?? 0,
    courtyard: points.get('courtyard') ?? 0,
    virtue: points.get('virtue') ?? 0
  },
  matters: { said: row.said, discussed: row.discussed, handled: row.handled, settled: row.settled },
  overdue: row.overdue,
  decisions: row.decisions,
  notices: row.notices
})
