import { sql, type Transaction } from 'kysely'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'

/** One old village on its way into the new one. */
export interface MergeStep {
  readonly from: string
  readonly fromName: string
  readonly into: string
  /** Position of the old village, from 1: it heads the new household numbers, whose last digits stay. */
  readonly index: number
  readonly lastDay: string
  readonly now: Date
}

type Tx = Transaction<Database>

/** Groups, courtyards, households and people go on in the new village under their own ids; the old rows end. */
export const moveHouseholds = async (db: Tx, s: MergeStep): Promise<void> => {
  await sql`insert into village_group (village_id, id, no, name)
    select ${s.into}, id, (select coalesce(max(no), 0) from village_group where village_id = ${s.into})
        + row_number() over (order by no), ${s.fromName}::text || name
    from village_group where village_id = ${s.from} and ended_on is null`.execute(db)
  await sql`insert into courtyard (village_id, id, group_id, name)
    select ${s.into}, id, group_id, name from courtyard where village_id = ${s.from} and ended_on is null`.execute(
    db
  )
  await sql`insert into household (village_id, id, group_id, courtyard_id, no)
    select ${s.into}, id, group_id, courtyard_id, ${String(s.index)}::text || '-' || no
    from household where village_id = ${s.from} and ended_on is null`.execute(db)
  await sql`insert into member (village_id, id, household_id, name, relation, sex, birth_month, phone_hash, phone_last4,
      residence, party, joined_on)
    select ${s.into}, id, household_id, name, relation, sex, birth_month, phone_hash, phone_last4, residence, party, joined_on
    from member where village_id = ${s.from} and ended_on is null`.execute(db)
  const members = await sql<{ id: string }>`
    update member set ended_on = greatest(joined_on, ${s.lastDay}::date)
    where village_id = ${s.from} and ended_on is null returning id`.execute(db)
  const ids = members.rows.map((m) => m.id)
  await sql`insert into member_event (village_id, id, member_id, at, kind, detail)
    select ${s.into}, event_id, member_id, ${s.now}, 'merged', jsonb_build_object('from', ${s.from}::text)
    from unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[]) as t (event_id, member_id)`.execute(db)
  for (const table of ['household', 'courtyard', 'village_group'] as const) {
    await sql`update ${sql.table(table)} set ended_on = ${s.lastDay}::date
      where village_id = ${s.from} and ended_on is null`.execute(db)
  }
}

/** Balances are carried, not copied: out of the old ledger and into the new one, entry by entry. */
export const movePoints = async (
  db: Tx,
  s: MergeStep,
  by: { id: string; name: string; requestId: string; on: string }
): Promise<void> => {
  await sql`select carry_points(${s.from}::uuid, ${s.into}::uuid, ${s.index}::int, ${by.on}::date,
    ${s.now}::timestamptz, ${by.id}::uuid, ${by.name}::text, ${s.fromName}::text, ${by.requestId}::uuid)`.execute(
    db
  )
}

/** Who enters the merger: their name stands in every history that it writes. */
export interface Registrar {
  readonly id: string
  readonly name: string
}

/** Hosts, group leaders, representatives and assessors go on; the committee's and supervisors' offices end. */
export const moveRoles = async (db: Tx, s: MergeStep, by: Registrar): Promise<void> => {
  const going = ['courtyard_host', 'group_leader', 'villager_rep', 'points_assessor']
  const { rows } = await sql<{
    id: string
    goes: boolean
  }>`select id, role = any(${going}) as goes from role_grant
    where place_id = ${s.from} and (to_day is null or to_day > ${s.lastDay}::date)`.execute(db)
  const old = rows.filter((r) => r.goes).map((r) => r.id)
  const fresh = old.map(() => newId())
  await sql`insert into role_grant (place_id, id, holder_id, role, group_id, courtyard_id, from_day, to_day, source, chosen,
      granted_at)
    select ${s.into}, t.new_id, g.holder_id, g.role, g.group_id, g.courtyard_id,
      greatest(g.from_day, ${s.lastDay}::date + 1), g.to_day, 'merge', g.chosen, ${s.now}
    from unnest(${fresh}::uuid[], ${old}::uuid[]) as t (new_id, old_id)
    join role_grant g on g.place_id = ${s.from} and g.id = t.old_id`.execute(db)
  await sql`update role_grant set to_day = greatest(from_day - 1, ${s.lastDay}::date)
    where place_id = ${s.from} and (to_day is null or to_day > ${s.lastDay}::date)`.execute(db)
  for (const [village, kind, ids] of [
    [s.from, 'ended', rows.map((r) => r.id)],
    [s.into, 'granted', fresh]
  ] as const) {
    await sql`insert into role_event (place_id, id, grant_id, at, kind, from_day, to_day, actor_id, actor_name, actor_role)
      select g.place_id, t.id, g.id, ${s.now}, ${kind}, g.from_day, coalesce(g.to_day, '9999-12-31'), ${by.id}, ${by.name}, 'sys_admin'
      from unnest(${ids.map(() => newId())}::uuid[], ${[...ids]}::uuid[]) as t (id, grant_id)
      join role_grant g on g.place_id = ${village} and g.id = t.grant_id`.execute(db)
  }
}

/** People stay signed in: what bound their account to the old village binds it to the new one. */
export const moveBindings = async (db: Tx, s: MergeStep, by: Registrar): Promise<void> => {
  const { rows } = await sql<{ id: string; state: string }>`select id, state from binding
    where place_id = ${s.from} and state in ('pending', 'active')`.execute(db)
  const old = rows.map((r) => r.id)
  const fresh = old.map(() => newId())
  await sql`insert into binding (place_id, id, account_id, holder_id, household_id, via, state, asked_at, decided_by, decided_at)
    select ${s.into}, t.new_id, b.account_id, b.holder_id, b.household_id, b.via, b.state, b.asked_at, b.decided_by, b.decided_at
    from unnest(${fresh}::uuid[], ${old}::uuid[]) as t (new_id, old_id)
    join binding b on b.place_id = ${s.from} and b.id = t.old_id`.execute(db)
  await sql`update binding set state = 'ended', reason = '并村' where place_id = ${s.from}
    and state in ('pending', 'active')`.execute(db)
  for (const [village, ids] of [
    [s.from, old],
    [s.into, fresh]
  ] as const) {
    await sql`insert into binding_event (place_id, id, binding_id, at, from_state, to_state, account_id, actor_id, actor_name, reason)
      select b.place_id, t.id, b.id, ${s.now}, case when b.state = 'ended' then t.state end, b.state, b.account_id,
        ${by.id}, ${by.name}, '并村'
      from unnest(${ids.map(() => newId())}::uuid[], ${[...ids]}::uuid[], ${rows.map((r) => r.state)}::text[])
        as t (id, binding_id, state)
      join binding b on b.place_id = ${village} and b.id = t.binding_id`.execute(db)
  }
}
