import { type Actor, activeGrants, type Grant } from '../role/may'
import { type Action, permissions } from '../role/permissions'
import { type Reach, type Role, roleNames } from '../role/roles'

interface Held {
  readonly kind: 'member' | 'staff'
  readonly placeId: string
  readonly holderId: string
  readonly countyId: string
  readonly townshipId: string | null
}

const holds = (person: Held, grant: Grant): boolean =>
  person.kind === 'member'
    ? grant.villageId === person.placeId && grant.memberId === person.holderId
    : grant.villageId === null && grant.countyId === person.countyId && grant.townshipId === person.townshipId

const grantsOf = (actor: Actor, person: Held): readonly Grant[] =>
  activeGrants(actor).filter((g) => holds(person, g))

/** The roles that one of the actor's persons holds on the actor's day, each once, with the names people read. */
export const rolesOf = (actor: Actor, person: Held): { role: Role; name: string }[] => {
  const roles = new Set(grantsOf(actor, person).map((g) => g.role))
  return [...roles].map((role) => ({ role, name: roleNames[role] }))
}

/** A part of a village: one group, one courtyard, or with neither the whole. */
export interface VillagePart {
  readonly groupId?: string
  readonly courtyardId?: string
}

const partOf = (grant: Grant, reach: Reach | undefined): VillagePart[] => {
  if (reach === 'village') return [{}]
  if (reach === 'group' && grant.groupId) return [{ groupId: grant.groupId }]
  if (reach === 'courtyard' && grant.courtyardId) return [{ courtyardId: grant.courtyardId }]
  return []
}

const idOf = ({ groupId, courtyardId }: VillagePart): string => groupId ?? courtyardId ?? ''

/**
 * In which parts of the village one of the actor's persons may do this, each once: the parts that the offices are for, and
 * not where the holder lives. The whole village alone where an office reaches it; none for a villager.
 */
export const partsFor = (actor: Actor, person: Held, action: Action): VillagePart[] => {
  const reaches: Partial<Record<Role, Reach>> = permissions[action]
  const parts = grantsOf(actor, person).flatMap((g) => partOf(g, reaches[g.role]))
  if (parts.some((p) => idOf(p) === '')) return [{}]
  return [...new Map(parts.map((p) => [idOf(p), p])).values()]
}
