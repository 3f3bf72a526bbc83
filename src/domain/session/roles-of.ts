import { type Actor, activeGrants, type Grant } from '../role/may'
import { type Role, roleNames } from '../role/roles'

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

/** The roles that one of the actor's persons holds on the actor's day, each once, with the names people read. */
export const rolesOf = (actor: Actor, person: Held): { role: Role; name: string }[] => {
  const roles = new Set(
    activeGrants(actor)
      .filter((g) => holds(person, g))
      .map((g) => g.role)
  )
  return [...roles].map((role) => ({ role, name: roleNames[role] }))
}
