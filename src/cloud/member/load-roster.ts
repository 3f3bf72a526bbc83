import { sql } from 'kysely'
import type { CurrentMember, CurrentRoster } from '@/domain/member/roster-match'
import type { Db } from '../db/pool'

type Row = Omit<CurrentMember, 'phone'> & { phoneHash: string | null; phoneLast4: string | null }

/** The roster of a village as it stands on the day `on`, with those who left: four reads, none per row. */
export const loadRoster = async (db: Db, villageId: string, on: string): Promise<CurrentRoster> => {
  const groups = await db
    .selectFrom('village_group')
    .select(['id', 'no', 'name'])
    .where('village_id', '=', villageId)
    .where('ended_on', 'is', null)
    .orderBy('no')
    .execute()
  const courtyards = await db
    .selectFrom('courtyard')
    .select(['id', 'group_id as groupId', 'name'])
    .where('village_id', '=', villageId)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute()
  const households = await db
    .selectFrom('household')
    .select(['id', 'no', 'group_id as groupId', 'courtyard_id as courtyardId', 'ended_on as endedOn'])
    .where('village_id', '=', villageId)
    .orderBy('ended_on', 'desc')
    .orderBy('no')
    .execute()
  // A term that began and ended on one day is one that was given by mistake and taken back.
  const members = await sql<Row>`
    select m.id, m.household_id as "householdId", m.name, m.relation, m.sex, m.birth_month as "birthMonth",
      encode(m.phone_hash, 'hex') as "phoneHash", m.phone_last4 as "phoneLast4", m.residence, m.party,
      m.ended_on as "endedOn",
      case when r.holder_id is null then 'none' when r.by_hand then 'by_hand' else 'roster' end as representative
    from member m
    left join (
      select holder_id, bool_or(source <> 'roster') as by_hand from role_grant
      where place_id = ${villageId} and role = 'villager_rep'
        and (to_day is null or to_day > ${on}::date or (to_day = ${on}::date and from_day < ${on}::date))
      group by holder_id
    ) r on r.holder_id = m.id and m.ended_on is null
    where m.village_id = ${villageId}
    order by m.id`.execute(db)
  return {
    groups,
    courtyards,
    households,
    members: members.rows.map(({ phoneHash, phoneLast4, ...m }) => ({
      ...m,
      phone: phoneHash === null || phoneLast4 === null ? null : { hash: phoneHash, last4: phoneLast4 }
    }))
  }
}
