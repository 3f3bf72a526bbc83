import type { Db } from '../db/pool'

/** One household of a village. */
export interface Of {
  readonly villageId: string
  readonly householdId: string
}

/** Sums of some periods by period and category, from what the sealer folds. */
export const rolled = (db: Db, { villageId, householdId }: Of, periods: readonly string[]) =>
  db
    .selectFrom('points_rollup')
    .select(['period', 'category', 'points'])
    .where('village_id', '=', villageId)
    .where('period', 'in', periods)
    .where('household_id', '=', householdId)
    .execute()
