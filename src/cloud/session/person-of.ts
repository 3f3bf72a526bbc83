import type { Grant } from '@/domain/role/may'
import type { Person } from './load-who'

/**
 * The person of the account who holds `grant`. An account may be bound to several people, also of one village (a
 * family with one phone): what is written down names the one whose office it was. Throws when there is none.
 */
export const personOf = (persons: readonly Person[], grant: Grant): Person => {
  const place = grant.villageId ?? grant.townshipId ?? grant.countyId
  const person = persons.find(
    (p) => p.placeId === place && (grant.memberId ? p.holderId === grant.memberId : p.kind === 'staff')
  )
  if (!person) throw new Error(`a grant of ${grant.role} without a person`)
  return person
}
