import { sql } from 'kysely'
import type { Relation } from '@/domain/member/member'
import type { Db } from '../db/pool'
import type { HolderKey } from './ticket'

/** Someone whom a phone leads to: a member of a roster, or one of a staff (who has no household). */
export interface Candidate extends HolderKey {
  readonly kind: 'member' | 'staff'
  readonly name: string
  readonly householdId: string | null
  readonly householdNo: string | null
  readonly headName: string | null
  readonly relation: Relation | null
}

/**
 * Everyone now in a roster or staff whose phone has this hash, in any village: a phone says nothing of where. This
 * and `loadCandidate` are the only queries that look across places on purpose. Nobody of flesh and blood lives where people
 * practise, whatever number somebody wrote there.
 */
export const candidatesByPhone = async (db: Db, phoneHash: Buffer): Promise<Candidate[]> =>
  select(db, sql`m.phone_hash = ${phoneHash}`, sql`s.phone_hash = ${phoneHash}`)

/** One of them again, by id; null when they have left in the meantime. */
export const loadCandidate = async (db: Db, { placeId, holderId }: HolderKey): Promise<Candidate | null> => {
  const found = await select(
    db,
    sql`m.village_id = ${placeId} and m.id = ${holderId}`,
    sql`s.place_id = ${placeId} and s.id = ${holderId}`
  )
  return found[0] ?? null
}

const select = async (db: Db, members: ReturnType<typeof sql>, staff: ReturnType<typeof sql>) => {
  const { rows } = await sql<Candidate>`
    select 'member' as kind, m.village_id as "placeId", m.id as "holderId", m.name, m.household_id as "householdId",
      h.no as "householdNo", m.relation,
      (select k.name from member k where k.village_id = m.village_id and k.household_id = m.household_id
        and k.relation = 'head' and k.ended_on is null) as "headName"
    from member m
    join household h on h.village_id = m.village_id and h.id = m.household_id
    join place p on p.id = m.village_id and p.ended_on is null and not p.is_training
    where ${members} and m.ended_on is null
    union all
    select 'staff', s.place_id, s.id, s.name, null, null, null, null
    from staff s join place p on p.id = s.place_id and p.ended_on is null and not p.is_training
    where ${staff} and s.ended_on is null
    order by 2, 3`.execute(db)
  return rows
}
