import { activeGrants, type Subject } from '@/domain/role/may'
import type { Role } from '@/domain/role/roles'
import type { Context } from '../api/context'
import type { Person } from '../session/load-who'

/** One of the caller's people who has a say at a village, with the roles held there today. */
export interface Acting {
  readonly person: Person
  readonly roles: readonly Role[]
}

/**
 * The caller's people of a village and of its township, each with their roles there. A family may share a phone:
 * each person acts in their own name, so roles of two people never add up.
 */
export const actingAt = (ctx: Pick<Context, 'actor' | 'persons'>, subject: Subject): Acting[] =>
  ctx.persons.flatMap((person) => {
    const grants = activeGrants(ctx.actor).filter((g) =>
      person.kind === 'member'
        ? g.memberId === person.holderId && g.villageId === subject.villageId
        : g.memberId === null && g.villageId === null && g.townshipId === subject.townshipId
    )
    const here = person.placeId === subject.villageId || person.placeId === subject.townshipId
    return here && grants.length > 0 ? [{ person, roles: grants.map((g) => g.role) }] : []
  })

/** The one among them who may act under one of the roles, the given person first; else the first of them. */
export const whoActs = (
  acting: readonly Acting[],
  roles: readonly string[],
  first: string | null
): Acting | null => {
  const able = acting.filter((a) => a.roles.some((role) => roles.includes(role)))
  return able.find((a) => a.person.holderId === first) ?? able[0] ?? acting[0] ?? null
}
