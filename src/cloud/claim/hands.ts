import { sql } from 'kysely'
import type { Judge, Kinship } from '@/domain/claim/recusal'
import type { Db } from '../db/pool'
import { readKinship } from './kinship'

type Hand = NonNullable<Judge['also']>[number]

/**
 * For each of these members the other people of every account that stands for them: a family may share one phone, and
 * somebody may be bound to two. With whichever of them a person acts, one hand is not two. One statement.
 */
export const readHands = async (
  db: Db,
  villageId: string,
  memberIds: readonly string[]
): Promise<ReadonlyMap<string, readonly Hand[]>> => {
  if (memberIds.length === 0) return new Map()
  const { rows } = await sql<{ of_id: string; member_id: string; household_id: string }>`
    select distinct b.holder_id as of_id, o.holder_id as member_id, m.household_id
    from binding b
      join binding o on o.account_id = b.account_id and o.place_id = b.place_id and o.state = 'active'
        and o.holder_id <> b.holder_id
      join member m on m.village_id = o.place_id and m.id = o.holder_id and m.ended_on is null
    where b.place_id = ${villageId} and b.holder_id = any(${[...memberIds]}::uuid[]) and b.state = 'active'`.execute(
    db
  )
  const hands = new Map<string, Hand[]>()
  for (const { of_id, member_id: memberId, household_id: householdId } of rows) {
    hands.set(of_id, [...(hands.get(of_id) ?? []), { memberId, householdId }])
  }
  return hands
}

/** The hands of these members with the near relations of all of them, whichever person they act as. Two statements. */
export const readTies = async (
  db: Db,
  villageId: string,
  memberIds: readonly string[]
): Promise<{
  readonly hands: ReadonlyMap<string, readonly Hand[]>
  readonly kin: readonly Kinship[]
}> => {
  const hands = await readHands(db, villageId, memberIds)
  const others = [...hands.values()].flat().map((hand) => hand.memberId)
  return { hands, kin: await readKinship(db, villageId, [...memberIds, ...others]) }
}
