import { type RawBuilder, sql } from 'kysely'
import { byHousehold } from '@/domain/meeting/attendance'
import { adultBefore, bodyRoles, hasList } from '@/domain/meeting/entitled'
import { type MeetingKind, type MeetingMode, ofRepresentatives } from '@/domain/meeting/kinds'
import type { SheetPerson } from '@/domain/meeting/sheet'
import type { Db } from '../db/pool'

/** Which list of the roster: of a meeting of this kind on a day. */
export interface ListOf {
  readonly villageId: string
  readonly kind: MeetingKind
  readonly mode: MeetingMode | null
  readonly groupId: string | null
  readonly on: string
}

/** One line of the list: a person, or in the household mode the one who stands for the household. */
export interface EntitledPerson extends SheetPerson {
  readonly name: string
  readonly householdNo: string
  readonly groupName: string
  /** Holds the office of a representative; the others in their meeting are of the committee. */
  readonly rep: boolean
  /** Null where the roster does not say. */
  readonly sex: 'male' | 'female' | null
  /** Whose account hears of the meeting: their own, in the household mode that of anybody in the household. */
  readonly tellTo: string | null
}

interface Row {
  member_id: string
  household_id: string
  name: string
  household_no: string
  group_name: string
  sex: 'male' | 'female' | null
  votes: boolean
  rep: boolean
  tell_to: string | null
}

const select = (votes: RawBuilder<unknown>, rep: RawBuilder<unknown>, tellTo: RawBuilder<unknown>) => sql`
  m.id as member_id, h.id as household_id, m.name, h.no as household_no, g.name as group_name, m.sex,
  ${votes} as votes, ${rep} as rep, ${tellTo} as tell_to`

const from = sql`member m
  join household h on h.village_id = m.village_id and h.id = m.household_id
  join village_group g on g.village_id = h.village_id and g.id = h.group_id`

const ownAccount = sql`(select b.holder_id from binding b
  where b.place_id = m.village_id and b.holder_id = m.id and b.state = 'active' limit 1)`

const anyAccount = sql`(select b.holder_id from member x
  join binding b on b.place_id = x.village_id and b.holder_id = x.id and b.state = 'active'
  where x.village_id = h.village_id and x.household_id = h.id and x.ended_on is null
  order by x.relation <> 'head', x.birth_month, x.id limit 1)`

const order = sql`h.no, m.relation <> 'head', m.birth_month, m.id`
const yes = sql`true`
const no = sql`false`

const partyMembers = (villageId: string) => sql<Row>`
  select ${select(sql`m.party = 'full'`, no, ownAccount)} from ${from}
  where m.village_id = ${villageId} and m.party is not null and m.ended_on is null order by ${order}`

const representatives = (villageId: string, on: string) => sql<Row>`
  select ${select(yes, sql`r.rep`, ownAccount)} from ${from}
  join (select holder_id, bool_or(role = 'villager_rep') as rep from role_grant
    where place_id = ${villageId} and role in (${sql.join([...bodyRoles])})
      and from_day <= ${on} and (to_day is null or to_day >= ${on}) group by holder_id) r on r.holder_id = m.id
  where m.village_id = ${villageId} and m.ended_on is null order by ${order}`

const ofGroup = (groupId: string | null) => (groupId === null ? yes : sql`h.group_id = ${groupId}`)

const adults = (villageId: string, on: string, groupId: string | null) => sql<Row>`
  select ${select(yes, no, ownAccount)} from ${from}
  where m.village_id = ${villageId} and m.ended_on is null and ${ofGroup(groupId)}
    and (m.birth_month is null or m.birth_month < ${adultBefore(on)}) order by ${order}`

const households = (villageId: string, groupId: string | null) => sql<Row>`
  select distinct on (h.no, h.id) ${select(yes, no, anyAccount)} from ${from}
  where m.village_id = ${villageId} and m.ended_on is null and h.ended_on is null and ${ofGroup(groupId)}
  order by h.no, h.id, m.relation <> 'head', m.birth_month, m.id`

const queryOf = ({ villageId, kind, mode, groupId, on }: ListOf) => {
  if (!hasList(kind, mode, groupId)) return null
  if (kind === 'party_members') return partyMembers(villageId)
  if (ofRepresentatives(kind, mode)) return representatives(villageId, on)
  const group = kind === 'group_meeting' ? groupId : null
  return byHousehold({ kind, mode }) ? households(villageId, group) : adults(villageId, on, group)
}

/**
 * Who ought to come, name by name, in the order of the household numbers; null where the roster has no such list. One
 * village's people at most, read as a whole, because the numbers of a meeting rest on all of them.
 */
export const entitledPeople = async (db: Db, of: ListOf): Promise<EntitledPerson[] | null> => {
  const found = await queryOf(of)?.execute(db)
  return (
    found?.rows.map((r) => ({
      memberId: r.member_id,
      householdId: r.household_id,
      name: r.name,
      householdNo: r.household_no,
      groupName: r.group_name,
      sex: r.sex,
      votes: r.votes,
      rep: r.rep,
      woman: r.rep && r.sex === 'female',
      tellTo: r.tell_to
    })) ?? null
  )
}
