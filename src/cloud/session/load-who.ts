import { type RawBuilder, sql } from 'kysely'
import { agreements } from '@/domain/account/agreement/versions'
import { type AccountProvider, type Consent, mustAgree } from '@/domain/account/consent'
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
  /** Made up, of a village where people practise. */
  readonly isTraining: boolean
}

interface Row {
  account_id: string
  provider: AccountProvider
  consent: Consent | null
  place_id: string | null
  holder_id: string
  level: 'county' | 'township' | 'village'
  county_id: string
  township_id: string | null
  is_training: boolean | null
  member_name: string | null
  staff_name: string | null
  relation: Relation
  birth_month: string | null
  party: 'full' | 'probationary' | null
  household_id: string | null
  group_id: string | null
  courtyard_id: string | null
  grants: {
    role: Role
    group_id: string | null
    courtyard_id: string | null
    from: string
    to: string | null
  }[]
}

/** An account with the people it is bound to, and every role they hold. */
export interface Who {
  readonly actor: Actor
  readonly persons: readonly Person[]
  /** Has to agree (again) before more than what is public is shown. */
  readonly mustAgree: boolean
}

/**
 * The accounts among `accounts` (a subquery of ids) that are not closed, in the order of their ids, in one query.
 * Members who left the roster, staff who left and places that ended hold nothing.
 */
export const loadBound = async (db: Db, accounts: RawBuilder<unknown>, on: string): Promise<Who[]> => {
  const { rows } = await sql<Row>`
    select a.id as account_id, a.provider,
      (select json_build_object('kind', c.kind, 'version', c.version) from agreement_consent c
        where c.account_id = a.id order by c.id desc limit 1) as consent,
      b.place_id, b.holder_id, p.level, p.county_id, p.is_training,
      case when p.level = 'township' then p.id else p.township_id end as township_id,
      m.name as member_name, st.name as staff_name, m.relation, m.birth_month, m.party,
      h.id as household_id, h.group_id, h.courtyard_id,
      coalesce((select json_agg(json_build_object('role', g.role, 'group_id', g.group_id,
          'courtyard_id', g.courtyard_id, 'from', g.from_day, 'to', g.to_day) order by g.id)
        from role_grant g where g.place_id = b.place_id and g.holder_id = b.holder_id), '[]') as grants
    from account a
    left join binding b on b.account_id = a.id and b.state = 'active'
    left join place p on p.id = b.place_id and p.ended_on is null
    left join member m on m.village_id = b.place_id and m.id = b.holder_id and m.ended_on is null
    left join household h on h.village_id = m.village_id and h.id = m.household_id
    left join staff st on st.place_id = b.place_id and st.id = b.holder_id and st.ended_on is null
    where a.id in (${accounts}) and a.closed_at is null
    order by a.id, b.asked_at, b.id`.execute(db)
  const byAccount = new Map<string, Row[]>()
  for (const r of rows) byAccount.set(r.account_id, [...(byAccount.get(r.account_id) ?? []), r])
  return [...byAccount].map(([accountId, own]) => {
    const present = own.filter((r) => r.level && (r.member_name ?? r.staff_name) !== null)
    return {
      actor: { accountId, grants: present.flatMap((r) => grantsOf(r, on)), on },
      persons: present.map(personOf),
      mustAgree: own[0] !== undefined && mustAgree(own[0].provider, own[0].consent, agreements)
    }
  })
}

/**
 * Who a living session belongs to; null when the session has ended or expired, or its account is closed. Whoever has yet
 * to agree is nobody in particular: their people and roles are there again once they have.
 */
export const loadWho = async (db: Db, sessionId: string, now: Date): Promise<Who | null> => {
  const account = sql`select s.account_id from session s
    where s.id = ${sessionId} and s.ended_at is null and s.expires_at > ${now}`
  const [who] = await loadBound(db, account, dayOf(now))
  return who?.mustAgree ? { ...who, actor: { ...who.actor, grants: [] }, persons: [] } : (who ?? null)
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
  householdId: r.household_id,
  isTraining: r.is_training === true
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
