import type { Db } from '../db/pool'
import { villageSubject } from '../place/subjects'

/** A member of a village as the subject of what they do for themselves; null when unknown. */
export const memberSubject = async (db: Db, villageId: string, memberId: string) => {
  const village = await villageSubject(db, villageId)
  const line = await db
    .selectFrom('member as m')
    .innerJoin('household as h', (j) =>
      j.onRef('h.village_id', '=', 'm.village_id').onRef('h.id', '=', 'm.household_id')
    )
    .select([
      'm.name',
      'm.sex',
      'm.birth_month',
      'm.phone_last4',
      'm.phone_hash',
      'm.residence',
      'm.relation',
      'm.ended_on',
      'h.no as householdNo'
    ])
    .where('m.village_id', '=', villageId)
    .where('m.id', '=', memberId)
    .executeTakeFirst()
  return village && line ? { ...village, memberId, line } : null
}
