import { sql } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import type { Relation } from '@/domain/member/member'
import { rosterGrants } from '@/domain/role/grant'
import type { Actor, Grant } from '@/domain/role/may'
import type { Role } from '@/domain/role/roles'
import type { Db } from '../db/pool'

/** A member of a roster, or of a township's or county's staff, that an account is bound to. */
export interface Person {
  readonly kind: 'member' | 'staff'
  readonly placeId: string
  readonly holderId: string
  readonly name: string
  readonly countyId: string
  readonly townshipId: string | null
  readonly villageId: string | null
  readonly groupId: string | null
  readonly courtyardId: string | null
  readonly householdId: string | null
}

interface Row {
  account_id: string
  place_id: string | null
  holder_id: string
  level: 'county' | 'township' | 'village'
  county_id: string
  township_id: string | null
  member_name: string | null
  staff_name: string | null
  relation: Relation
  birth_month: string | null
  party: 'full' | 'probationary' | null
  household_id: string | null
  group_id: string | null
  courtyard_id: string | null
  grants: { role: Role; group_id: string | null; courtyard_id: string | null; from: string; to: string | null }[]
}

/**
 * Who a living session belongs to, with every role they hold on the day of `now`, in one query; null when the
 * session has ended or expired. Members who left the roster and staff who left hold nothing.
 */
export const loadWho = async (
  db: Db,
  sessionId: string,
  now: Date
): Promise<{ actor: Actor; persons: Person[] } | null> => {
  const on = dayOf(now)
  const { rows } = await sql<Row>`
    select s.account_id, b.place_id, b.holder_id, p.level, p.county_id,
      case when p.level = 'township' then p.id else p.township_id end as township_id,
      m.name as member_name, st.name as staff_name, m.relation, m.birth_month, m.party,
      h.id as household_id, h.group_id, h.courtyard_id,
      coalesce((select json_agg(json_build_object('role', g.role, 'group_id', g.group_id,
          'courtyard_id', g.courtyard_id, 'from', g.from_day, 'to', g.to_day) order by g.id)
        from role_grant g where g.place_id = b.place_id and g.holder_id = b.holder_id), '[]') as grants
    from session s
    join account a on a.id = s.account_id and a.closed_at is null
    left join binding b on b.account_id = s.account_id and b.state = 'active'
    left join place p on p.id = b.place_id and p.ended_on is null
    left join member m on m.village_id = b.place_id and m.id = b.holder_id and m.ended_on is null
    left join household h on h.village_id = m.village_id and h.id = m.household_id
    left join staff st on st.place_id = b.place_id and st.id = b.holder_id and st.ended_on is null
    where s.id = ${sessionId} and s.ended_at is null and s.expires_at > ${now}`.execute(db)
  const first = rows[0]
  if (!first) return null
  const present = rows.filter((r) => r.level && (r.member_name ?? r.staff_name) !== null)
  return {
    actor: { accountId: first.account_id, grants: present.flatMap((r) => grantsOf(r, on)), on },
    persons: present.map(personOf)
  }
}

const personOf = (r: Row): Person => ({
  kind: r.member_name === null ? 'staff' : 'member',
  placeId: r.place_id ?? '',
  holderId: r.holder_id,
  name: r.member_name ?? r.staff_name ?? '',
  countyId: r.county_id,
  townshipId: r.township_id,
  villageId: r.level === 'village' ? r.place_id : null,
  groupId: r.group_id,
  courtyardId: r.courtyard_id,
  householdId: r.household_id
})

const grantsOf = (r: Row, on: string): Grant[] => {
  const at = {
    countyId: r.county_id,
    townshipId: r.township_id,
    villageId: r.level === 'village' ? r.place_id : null,
    groupId: r.group_id,
    courtyardId: r.courtyard_id,
    householdId: r.household_id,
    memberId: r.member_name === null ? null : r.holder_id
  }
  const held = r.grants.map((g) => ({
    ...at,
    role: g.role,
    groupId: g.group_id ?? at.groupId,
    courtyardId: g.courtyard_id ?? at.courtyardId,
    from: g.from,
    to: g.to
  }))
  const fromRoster =
    r.member_name === null
      ? []
      : rosterGrants(at, { relation: r.relation, birthMonth: r.birth_month, party: r.party }, on)
  return [...held, ...fromRoster]
}
