import type { Insertable, Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { keyedHash } from '../crypto/keyed-hash'
import type { Database } from '../db/schema'
import { instant, termOn } from './days'
import { demoKeys, demoPeople } from './demo-people'
import type { DemoPlan } from './demo-plan'
import { demoId, numberIn } from './ids'
import { officeGrants } from './offices-plan'
import { villageKeys } from './village-plan'

/** Staff, and who holds which role for the term of office that `now` lies in. */
export async function loadRoles(db: Transaction<Database>, plan: DemoPlan, now: Date): Promise<void> {
  const term = termOn(dayOf(now))
  const time = { from_day: term.from, to_day: term.to, granted_at: instant(term.from, 9 * 60) }
  const admin = plan.staff.find((s) => s.role === 'sys_admin')
  await db
    .insertInto('staff')
    .values(plan.staff.map((s) => ({ place_id: s.placeId, id: s.id, name: s.name })))
    .execute()
  const staffGrants: Insertable<Database['role_grant']>[] = plan.staff.map((s, i) => ({
    place_id: s.placeId,
    id: demoId('grant', i + 1),
    holder_id: s.id,
    role: s.role,
    ...time,
    source: 'by_hand',
    // The first administrator is there before anyone could have given the role.
    granted_by: s === admin ? null : (admin?.id ?? null)
  }))
  const villageGrants = villageKeys.flatMap((key, index) => {
    const registrar = plan.staff.find(
      (s) => s.role === 'township_staff' && s.placeId === townshipOf(plan, key)
    )
    const secretary = plan.offices[key].secretary
    return officeGrants(plan.offices[key]).map(
      (g, i): Insertable<Database['role_grant']> => ({
        place_id: plan[key].id,
        id: demoId('grant', numberIn(index + 1, i)),
        holder_id: g.holder.id,
        role: g.role,
        group_id: g.groupId,
        courtyard_id: g.courtyardId,
        ...time,
        source: g.source,
        chosen: 'elected',
        granted_by: g.source === 'township' ? (registrar?.id ?? null) : secretary.id
      })
    )
  })
  await db
    .insertInto('role_grant')
    .values([...staffGrants, ...villageGrants])
    .execute()
}

const townshipOf = (plan: DemoPlan, key: 'a' | 'b'): string | undefined =>
  plan.townships.find((t) => t.code.startsWith(plan[key].townshipCode))?.id

/** The accounts of the sign-in list, each bound to its person. */
export async function loadAccounts(db: Transaction<Database>, secret: Uint8Array, now: Date): Promise<void> {
  const people = demoPeople()
  await db
    .insertInto('account')
    .values(
      people.map((p) => ({
        id: p.accountId,
        provider: 'demo' as const,
        subject_hash: keyedHash(secret, 'openid', p.key),
        created_at: now
      }))
    )
    .execute()
  await db
    .insertInto('binding')
    .values(
      people.map((p) => ({
        place_id: p.placeId,
        id: demoId('binding', demoKeys.indexOf(p.key) + 1),
        account_id: p.accountId,
        holder_id: p.holderId,
        household_id: p.householdId,
        via: 'demo' as const,
        state: 'active' as const,
        asked_at: now,
        decided_at: now
      }))
    )
    .execute()
}
