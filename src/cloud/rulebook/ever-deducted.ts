import type { Db } from '../db/pool'

/**
 * Whether one of these people's villages ever adopted a rulebook with deductions: also after a later version took none,
 * what was begun under it has to be seen to its end.
 */
export const everDeducted = async (
  db: Db,
  persons: readonly { readonly villageId: string | null }[]
): Promise<boolean> => {
  const villages = [...new Set(persons.flatMap((p) => (p.villageId ? [p.villageId] : [])))]
  if (villages.length === 0) return false
  const found = await db
    .selectFrom('rulebook')
    .select('id')
    .where('village_id', 'in', villages)
    .where('deduction_period', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
