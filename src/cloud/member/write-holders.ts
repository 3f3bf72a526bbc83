import { sql } from 'kysely'
import { addDays } from '@/domain/common/calendar'
import { newId } from '../crypto/new-id'
import { type RosterImport, records, type Tx } from './roster-import'

/**
 * The term that representatives of an import get: to the end of the village's current term where an office with an
 * end is held, else five years (组织法: 村民委员会每届任期五年).
 */
const termEnd = async (db: Tx, villageId: string, on: string): Promise<string> => {
  const row = await db
    .selectFrom('role_grant')
    .select((e) => e.fn.max('to_day').as('last'))
    .where('place_id', '=', villageId)
    .where('from_day', '<=', on)
    .where('to_day', '>', on)
    .executeTakeFirst()
  if (row?.last) return row.last
  const [year, month, day] = [Number(on.slice(0, 4)) + 5, on.slice(5, 7), on.slice(8)]
  return addDays(month === '02' && day === '29' ? `${year}-03-01` : `${year}-${month}-${day}`, -1)
}

/** Representatives as the column says; only those whom an import made are ended by one. */
export const writeRepresentatives = async (db: Tx, job: RosterImport): Promise<void> => {
  const { villageId, by, on, now, plan } = job
  const changes = [...plan.changed, ...plan.returned]
  const made = [
    ...plan.joined.filter((m) => m.representative).map((m) => m.id),
    ...changes
      .filter((c) => c.before.representative === 'none' && c.after.representative)
      .map((c) => c.after.id)
  ]
  const unmade = [
    ...plan.ended.filter((m) => m.representative === 'roster').map((m) => m.id),
    ...changes
      .filter((c) => c.before.representative === 'roster' && !c.after.representative)
      .map((c) => c.after.id)
  ]
  if (unmade.length > 0) {
    // Ended at once: one that began today gets the day before its first, and was never in force.
    const { rows } = await sql<{ id: string }>`
      update role_grant set to_day = greatest(from_day - 1, ${addDays(on, -1)}::date)
      where place_id = ${villageId} and role = 'villager_rep' and source = 'roster'
        and (to_day is null or to_day >= ${on}::date) and holder_id = any(${unmade}::uuid[])
      returning id`.execute(db)
    await writeRoleEvents(db, job, 'ended', rows)
  }
  if (made.length > 0) {
    const to = await termEnd(db, villageId, on)
    const rows = made.map((holder) => ({ id: newId(), holder }))
    await sql`insert into role_grant (place_id, id, holder_id, role, from_day, to_day, source, granted_by, granted_at)
      select ${villageId}, x.id, x.holder, 'villager_rep', ${on}::date, ${to}::date, 'roster', ${by.id}, ${now}
      from ${records(rows)} as x (id uuid, holder uuid)`.execute(db)
    await writeRoleEvents(db, job, 'granted', rows)
  }
}

const writeRoleEvents = async (
  db: Tx,
  { villageId, by, now }: RosterImport,
  kind: 'granted' | 'ended',
  grants: readonly { readonly id: string }[]
): Promise<void> => {
  const events = grants.map(({ id }) => ({ id: newId(), grant: id }))
  await sql`insert into role_event (place_id, id, grant_id, at, kind, from_day, to_day, actor_id, actor_name, actor_role)
    select g.place_id, x.id, g.id, ${now}, ${kind}, g.from_day, g.to_day, ${by.id}, ${by.name}, ${by.role}
    from ${records(events)} as x (id uuid, "grant" uuid)
    join role_grant g on g.place_id = ${villageId} and g.id = x."grant"`.execute(db)
}

/** Whoever left is no longer bound to an account; whoever moved is confirmed by the host of where they live now. */
export const writeBindings = async (db: Tx, { villageId, by, now, plan }: RosterImport): Promise<void> => {
  const reason = '名册中已移出'
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from binding where place_id = ${villageId} and state in ('pending', 'active')
      and holder_id = any(${plan.ended.map((m) => m.id)}::uuid[]) order by id for update`.execute(db)
  const events = rows.map(({ id, state }) => ({ id: newId(), binding: id, state }))
  await sql`insert into binding_event (place_id, id, binding_id, at, from_state, to_state, account_id, actor_id,
      actor_name, reason)
    select b.place_id, x.id, b.id, ${now}, x.state, 'ended', b.account_id, ${by.id}, ${by.name}, ${reason}
    from ${records(events)} as x (id uuid, binding uuid, state text)
    join binding b on b.place_id = ${villageId} and b.id = x.binding`.execute(db)
  await sql`update binding set state = 'ended', reason = ${reason}, decided_by = ${by.id}, decided_at = ${now}
    where place_id = ${villageId} and id = any(${rows.map((r) => r.id)}::uuid[])`.execute(db)
  const moved = plan.changed.filter((c) => c.fields.includes('household')).map((c) => c.after)
  await sql`update binding b set household_id = x."householdId"
    from ${records(moved.map(({ id, householdId }) => ({ id, householdId })))} as x (id uuid, "householdId" uuid)
    where b.place_id = ${villageId} and b.holder_id = x.id and b.state in ('pending', 'active')`.execute(db)
}
