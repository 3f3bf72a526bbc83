import type { HeldRole } from '@/domain/role/grant-rules'
import { activeGrants, type Grant } from '@/domain/role/may'
import type { Role } from '@/domain/role/roles'
import type { Context } from '../api/context'
import type { WriteContext } from '../api/procedure'
import { newId } from '../crypto/new-id'
import { villageSubject } from '../place/subjects'
import type { Person } from '../session/load-who'
import { personOf } from '../session/person-of'

/** Where a role is given or ended. */
interface Village {
  readonly villageId: string
  readonly countyId: string
}

const reaches = (grant: Grant, village: Village): boolean =>
  grant.role === 'sys_admin' ? grant.countyId === village.countyId : grant.villageId === village.villageId

/** The roles under which the caller grants here today, and the person whose name is written beside. */
export const granterFor = (
  ctx: Pick<Context, 'actor' | 'persons'>,
  village: Village,
  as: Role
): { roles: Role[]; person: Person } => {
  const grants = activeGrants(ctx.actor).filter(
    (g) => (g.role === 'party_secretary' || g.role === 'sys_admin') && reaches(g, village)
  )
  // Without the role it takes, the decision refuses; until then somebody is named all the same.
  const grant = grants.find((g) => g.role === as) ?? grants[0]
  if (!grant) throw new Error('a role was granted without a grant')
  return { roles: grants.map((g) => g.role), person: personOf(ctx.persons, grant) }
}

/** The village, locked so that two grants are decided one after the other; others' writes in it need not wait. */
export const lockVillage = async ({ db }: WriteContext, villageId: string) => {
  await db.selectFrom('place').select('id').where('id', '=', villageId).forNoKeyUpdate().execute()
  return villageSubject(db, villageId)
}

type HeldOf = HeldRole & { readonly holderId: string }

/** Every grant of the given people, and every secretary's, at the village. */
export const loadHeld = async (
  db: WriteContext['db'],
  villageId: string,
  holders: readonly string[]
): Promise<HeldOf[]> =>
  db
    .selectFrom('role_grant')
    .select([
      'role',
      'from_day as from',
      'to_day as to',
      'courtyard_id as courtyardId',
      'group_id as groupId',
      'holder_id as holderId'
    ])
    .where('place_id', '=', villageId)
    .where((e) => e.or([e('holder_id', 'in', [...holders]), e('role', '=', 'party_secretary')]))
    .execute()

/** Writes the history of a grant beside the grant. */
export const writeRoleEvent = async (
  { db, now }: WriteContext,
  of: {
    villageId: string
    grantId: string
    kind: 'granted' | 'ended'
    from: string
    to: string
    reason: string | null
  },
  by: Person,
  role: Role
): Promise<void> => {
  await db
    .insertInto('role_event')
    .values({
      place_id: of.villageId,
      id: newId(),
      grant_id: of.grantId,
      at: now,
      kind: of.kind,
      from_day: of.from,
      to_day: of.to,
      actor_id: by.holderId,
      actor_name: by.name,
      actor_role: role,
      reason: of.reason
    })
    .execute()
}
