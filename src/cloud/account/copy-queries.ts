import { type RawBuilder, sql } from 'kysely'
import type { SubscriptionAnswer } from '@/domain/message/consent'
import type { Template } from '@/domain/message/templates'
import type { Db } from '../db/pool'

/** One of the account's people, in one of the villages where their rows lie. */
export interface CopyPerson {
  readonly villageId: string
  readonly memberId: string
  readonly householdId: string
}

/**
 * Everyone of a roster that the account is bound to, in their own village and those that were merged into it. Not those of
 * `Context.persons`: who took consent back has none, and has a right to a copy all the same.
 */
export const copyPersons = async (db: Db, accountId: string): Promise<CopyPerson[]> => {
  const { rows } = await sql<CopyPerson>`
    with recursive own as (
      select b.place_id, b.holder_id, 0 as depth from binding b
      where b.account_id = ${accountId} and b.state = 'active'
      union all
      select p.id, o.holder_id, o.depth + 1 from place p join own o on p.merged_into = o.place_id where o.depth < 20
    )
    select m.village_id as "villageId", m.id as "memberId", m.household_id as "householdId"
    from own o join member m on m.village_id = o.place_id and m.id = o.holder_id
    order by 1, 2`.execute(db)
  return rows
}

/** The people as a table `own (village_id, member_id, household_id)`, for joins that begin with the village. */
export const ownTable = (people: readonly CopyPerson[]): RawBuilder<unknown> => sql`(
  select * from unnest(
    ${sql.val(people.map((p) => p.villageId))}::uuid[],
    ${sql.val(people.map((p) => p.memberId))}::uuid[],
    ${sql.val(people.map((p) => p.householdId))}::uuid[]
  ) as o (village_id, member_id, household_id))`

/** The households, each once: what belongs to a household belongs to everyone in it. */
export const homesTable = (people: readonly CopyPerson[]) =>
  sql`(select distinct village_id, household_id from ${ownTable(people)} o)`

/** The rows of one query. */
export const read = async <R>(db: Db, query: RawBuilder<R>): Promise<R[]> => (await query.execute(db)).rows

export const readSessions = (db: Db, accountId: string) =>
  read(
    db,
    sql<{ created_at: Date; expires_at: Date; ended_at: Date | null }>`
      select created_at, expires_at, ended_at from session where account_id = ${accountId} order by created_at, id`
  )

export const readConsents = (db: Db, accountId: string) =>
  read(
    db,
    sql<{ kind: 'agreed' | 'withdrawn'; version: number; at: Date }>`
      select kind, version, at from agreement_consent where account_id = ${accountId} order by id`
  )

export const readBindings = (db: Db, accountId: string) =>
  read(
    db,
    sql<{ village: string; via: string; state: string; asked_at: Date; decided_at: Date | null }>`
      select coalesce((select n.name from place_name n where n.place_id = b.place_id
          order by n.valid_from desc limit 1), '') as village, b.via, b.state, b.asked_at, b.decided_at
      from binding b where b.account_id = ${accountId} order by b.asked_at, b.id`
  )

export const readMembers = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{
      name: string
      household_no: string
      group_name: string
      courtyard_name: string | null
      relation: string
      sex: 'male' | 'female' | null
      birth_month: string | null
      phone_last4: string | null
      residence: 'resident' | 'away'
      party: 'full' | 'probationary' | null
      joined_on: string
      ended_on: string | null
    }>`
      select m.name, h.no as household_no, g.name as group_name, c.name as courtyard_name, m.relation, m.sex,
        m.birth_month, m.phone_last4, m.residence, m.party, m.joined_on, m.ended_on
      from ${ownTable(people)} o
      join member m on m.village_id = o.village_id and m.id = o.member_id
      join household h on h.village_id = m.village_id and h.id = m.household_id
      join village_group g on g.village_id = h.village_id and g.id = h.group_id
      left join courtyard c on c.village_id = h.village_id and c.id = h.courtyard_id
      order by m.joined_on, m.village_id`
  )

export const readMemberEvents = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ at: Date; kind: string; detail: Record<string, unknown> }>`
      select e.at, e.kind, e.detail from ${ownTable(people)} o
      join member_event e on e.village_id = o.village_id and e.member_id = o.member_id order by e.at, e.id`
  )

export const readOffices = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ role: string; from_day: string; to_day: string | null }>`
      select g.role, g.from_day, g.to_day from ${ownTable(people)} o
      join role_grant g on g.place_id = o.village_id and g.holder_id = o.member_id order by g.from_day, g.id`
  )

export const readCorrections = (db: Db, people: readonly CopyPerson[]) =>
  read(
    db,
    sql<{ asked_at: Date; field: string; stood: string; wanted: string; state: string }>`
      select c.asked_at, c.field, c.stood, c.wanted, c.state from ${ownTable(people)} o
      join roster_correction c on c.village_id = o.village_id and c.member_id = o.member_id
      order by c.asked_at, c.id`
  )

/** What WeChat may write to the account about, as its phone last answered. */
export const readSubscriptions = (db: Db, accountId: string) =>
  read(
    db,
    sql<{ template: Template; answer: SubscriptionAnswer | null; answered_at: Date | null }>`
      select template, answer, answered_at from subscription where account_id = ${accountId} order by template`
  )

export const readComplaints = (db: Db, accountId: string) =>
  read(
    db,
    sql<{ asked_at: Date; kind: string; words: string; state: string; answer: string | null }>`
      select asked_at, kind, words, state, answer from complaint where account_id = ${accountId} order by id`
  )
