import { sql } from 'kysely'
import { fewestScorers } from '@/domain/claim/first-score'
import { type Judge, type Kinship, recusalOf, sameHand } from '@/domain/claim/recusal'
import { permissions } from '@/domain/role/permissions'
import type { Db } from '../db/pool'
import { readTies } from './hands'
import type { ClaimRow } from './load-claims'

/** Everybody who holds an office that gives first scores in a village, and where. */
export interface Scorers {
  readonly kin: readonly Kinship[]
  readonly judges: readonly (Judge & { readonly groupId: string | null })[]
}

const offices = Object.keys(permissions.points_score)
const ofVillage = Object.entries(permissions.points_score).flatMap(([role, reach]) =>
  reach === 'village' ? [role] : []
)

/** First scorers of a day; `groupId` null: of the whole village. Three statements. */
export const readScorers = async (db: Db, villageId: string, today: string): Promise<Scorers> => {
  const { rows } = await sql<{ id: string; household_id: string; group_id: string | null }>`
    select distinct m.id, m.household_id,
      case when g.role = any(${ofVillage}::text[]) then null else coalesce(g.group_id, h.group_id) end as group_id
    from role_grant g
      join member m on m.village_id = g.place_id and m.id = g.holder_id and m.ended_on is null
      join household h on h.village_id = m.village_id and h.id = m.household_id
    where g.place_id = ${villageId} and g.role = any(${offices}::text[])
      and g.from_day <= ${today}::date and (g.to_day is null or g.to_day >= ${today}::date)`.execute(db)
  const ids = [...new Set(rows.map((row) => row.id))]
  const { hands, kin } = await readTies(db, villageId, ids)
  return {
    kin,
    judges: rows.map(({ id, household_id: householdId, group_id: groupId }) => ({
      ...{ memberId: id, householdId, groupId, also: hands.get(id) ?? [] }
    }))
  }
}

/**
 * Whether a claim can come to three first scores at all: in a small village those who score may be its household, their
 * relatives, or who recorded it. Two people of one account are one.
 */
export const enoughScore = (
  { kin, judges }: Scorers,
  row: Pick<ClaimRow, 'household_id' | 'member_id' | 'by_id' | 'group_id'>
): boolean => {
  const claim = { householdId: row.household_id, memberId: row.member_id }
  const free = judges
    .filter((judge) => judge.groupId === null || judge.groupId === row.group_id)
    .filter((judge) => recusalOf(judge, claim, kin) === null && !sameHand(judge, row.by_id))
  const counted: Judge[] = []
  for (const judge of free) if (!counted.some((one) => sameHand(judge, one.memberId))) counted.push(judge)
  return counted.length >= fewestScorers
}
