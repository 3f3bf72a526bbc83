import type { Role } from '@/domain/role/roles'
import { rolesOf } from '@/domain/session/roles-of'
import type { ShopActor } from '@/domain/shop/redemption'
import type { Context } from '../api/context'
import type { Person } from '../session/load-who'

export interface Acting {
  readonly person: Person
  readonly actor: ShopActor
}

/** Each person of the account in this village, as the shop's rules see them. */
export const actingHere = (who: Pick<Context, 'actor' | 'persons'>, villageId: string): Acting[] => {
  const here = who.persons.filter((p) => p.kind === 'member' && p.villageId === villageId)
  const accountIds = here.map((p) => p.holderId)
  const accountHouseholds = here.flatMap((p) => (p.householdId ? [p.householdId] : []))
  return here.map((person) => ({
    person,
    actor: {
      memberId: person.holderId,
      householdId: person.householdId,
      roles: rolesOf(who.actor, person).map((r): Role => r.role),
      accountIds,
      accountHouseholds
    }
  }))
}
