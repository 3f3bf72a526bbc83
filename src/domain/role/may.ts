import { within } from '../common/calendar'
import { type Action, permissions } from './permissions'
import { conflicts, type Reach, type Role } from './roles'

/** A role held at a place for a term. */
export interface Grant {
  readonly role: Role
  readonly countyId: string
  readonly townshipId: string | null
  readonly villageId: string | null
  readonly groupId?: string | null
  readonly courtyardId?: string | null
  readonly householdId?: string | null
  readonly memberId?: string | null
  readonly from: string
  readonly to: string | null
}

/** Someone who acts, on a day. A visitor has no grants. */
export interface Actor {
  readonly accountId: string | null
  readonly grants: readonly Grant[]
  /** The day the question is asked for (Asia/Shanghai): terms begin and end. */
  readonly on: string
}

/** What is acted upon: where it lies, and whose it is. */
export interface Subject {
  readonly countyId: string
  readonly townshipId?: string | null
  readonly villageId?: string | null
  readonly groupId?: string | null
  readonly courtyardId?: string | null
  readonly householdId?: string | null
  readonly memberId?: string | null
}

const same = (a: string | null | undefined, b: string | null | undefined): boolean =>
  a !== null && a !== undefined && a === b

const reachesSubject: Record<Reach, (grant: Grant, subject: Subject) => boolean> = {
  any: () => true,
  county: (g, s) => g.countyId === s.countyId,
  township: (g, s) => same(g.townshipId, s.townshipId),
  village: (g, s) => same(g.villageId, s.villageId),
  group: (g, s) => same(g.villageId, s.villageId) && same(g.groupId, s.groupId),
  courtyard: (g, s) => same(g.villageId, s.villageId) && same(g.courtyardId, s.courtyardId),
  household: (g, s) => same(g.villageId, s.villageId) && same(g.householdId, s.householdId),
  self: (g, s) => same(g.villageId, s.villageId) && same(g.memberId, s.memberId)
}

/** The grants that are in force on the actor's day. */
export const activeGrants = (actor: Actor): readonly Grant[] =>
  actor.grants.filter((g) => within(g, actor.on))

/**
 * The grant under which `actor` may do `action` to `subject`, or null. Pure: the same answer decides the
 * button and the server's reply. A role that 'any' visitor has is open to everyone.
 */
export const grantFor = (actor: Actor, action: Action, subject: Subject): Grant | 'visitor' | null => {
  const allowed: Partial<Record<Role, Reach>> = permissions[action]
  if (allowed.visitor) return 'visitor'
  for (const grant of activeGrants(actor)) {
    const reach = allowed[grant.role]
    if (reach && reachesSubject[reach](grant, subject)) return grant
  }
  return null
}

/** Whether `actor` may do `action` to `subject`. */
export const may = (actor: Actor, action: Action, subject: Subject): boolean =>
  grantFor(actor, action, subject) !== null

/** Whether the actor could do this action to anything at all: what decides if an entrance is shown. */
export const mayAnywhere = (actor: Actor, action: Action): boolean => {
  const allowed: Partial<Record<Role, Reach>> = permissions[action]
  return allowed.visitor !== undefined || activeGrants(actor).some((g) => allowed[g.role] !== undefined)
}

/** The role already held that forbids `role` at the same village in an overlapping term, or null. */
export const conflictingRole = (
  held: readonly Pick<Grant, 'role' | 'from' | 'to'>[],
  role: Role,
  term: { from: string; to: string | null }
): Role | null => {
  const overlaps = (g: { from: string; to: string | null }) =>
    (g.to === null || term.from <= g.to) && (term.to === null || g.from <= term.to)
  for (const [a, b] of conflicts) {
    const other = role === a ? b : role === b ? a : null
    if (other && held.some((g) => g.role === other && overlaps(g))) return other
  }
  return null
}
