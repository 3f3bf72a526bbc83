import { sql } from 'kysely'
import type { PointsCategory } from '@/domain/points/categories'
import type { Ledger } from './ledger-types'

/** A sum of deductions. */
export interface Deducted {
  readonly household_id: string
  readonly category: PointsCategory
  readonly points: number
}

/**
 * What was deducted in a month or a year and not taken back, by household and category: public sums are without it, so
 * that nobody can read a deduction off a list.
 */
export const deductedIn = async (
  db: Ledger,
  of: { villageId: string; period: string; householdIds: readonly string[] | null }
): Promise<readonly Deducted[]> => {
  if (of.householdIds?.length === 0) return []
  return (
    db
      .selectFrom('deduction_case as c')
      .innerJoin('rulebook_item as i', (j) =>
        j.onRef('i.village_id', '=', 'c.village_id').onRef('i.id', '=', 'c.item_id')
      )
      // Only what the sealer has folded: the sums lag some seconds behind, and must not jump in between.
      .innerJoin('points_entry as e', (j) =>
        j.onRef('e.village_id', '=', 'c.village_id').onRef('e.id', '=', 'c.entry_id')
      )
      .innerJoin('points_sealed as s', (j) =>
        j
          .onRef('s.village_id', '=', 'e.village_id')
          .onRef('s.household_id', '=', 'e.household_id')
          .onRef('s.up_to', '>=', 'e.no')
      )
      .leftJoin('points_entry as r', (j) =>
        j
          .onRef('r.village_id', '=', 'c.village_id')
          .onRef('r.reverses', '=', 'c.entry_id')
          .onRef('r.no', '<=', 's.up_to')
      )
      .select(['c.household_id', 'i.category', sql<number>`sum(c.taken)::int`.as('points')])
      .where('c.village_id', '=', of.villageId)
      .$if(of.householdIds !== null, (q) => q.where('c.household_id', 'in', of.householdIds ?? []))
      .where('r.id', 'is', null)
      .where(sql<boolean>`left(c.ended_on::text, ${of.period.length}::int) = ${of.period}`)
      .groupBy(['c.household_id', 'i.category'])
      .execute()
  )
}
