import { sql } from 'kysely'
import type { Kinship } from '@/domain/claim/recusal'
import type { Db } from '../db/pool'

/**
 * The near relations of these members that hold now, as `recusalOf` asks for them: a member and the household where
 * the relative lives today. From whichever side a pair was noted, both are tied. One statement, each pair once; the
 * own household is not among them, because nobody has to note it.
 */
export const readKinship = async (
  db: Db,
  villageId: string,
  memberIds: readonly string[]
): Promise<readonly Kinship[]> => {
  if (memberIds.length === 0) return []
  const { rows } = await sql<{ member_id: string; household_id: string }>`
    select k.member_id, m.household_id from kinship k
      join member m on m.village_id = k.village_id and m.id = k.relative_id
      where k.village_id = ${villageId} and k.ended_at is null and k.member_id = any(${[...memberIds]}::uuid[])
    union
    select k.relative_id, m.household_id from kinship k
      join member m on m.village_id = k.village_id and m.id = k.member_id
      where k.village_id = ${villageId} and k.ended_at is null and k.relative_id = any(${[...memberIds]}::uuid[])`.execute(
    db
  )
  return rows.map((r) => ({ memberId: r.member_id, householdId: r.household_id }))
}
