import type { Grant } from '@/domain/role/may'
import type { Role } from '@/domain/role/roles'
import type { Person } from '../session/load-who'
import { actingAt, whoActs } from './acting-person'

const village = { countyId: 'c', townshipId: 't', villageId: 'v' }

const member = (holderId: string, villageId = 'v'): Person => ({
  ...{ kind: 'member', placeId: villageId, holderId, name: holderId, countyId: 'c', townshipId: 't' },
  ...{ villageId, groupId: null, courtyardId: null, householdId: 'h', isTraining: false }
})
const staff = (townshipId: string): Person => ({
  ...{ kind: 'staff', placeId: townshipId, holderId: 's', name: 's', countyId: 'c', townshipId },
  ...{ villageId: null, groupId: null, courtyardId: null, householdId: null, isTraining: false }
})
const grant = (role: Role, of: Person, to: string | null = null): Grant => ({
  ...{ role, countyId: 'c', townshipId: of.townshipId, villageId: of.villageId },
  ...{ memberId: of.kind === 'member' ? of.holderId : null, from: '2026-01-01', to }
})
const actorOf = (...grants: Grant[]) => ({ accountId: 'a', grants, on: '2026-11-22' })

test('people of elsewhere, and offices that are over, do not act here', () => {
  const [neighbour, away, former] = [member('n', 'w'), staff('u'), member('f')]
  const grants = [
    grant('party_secretary', neighbour),
    grant('township_legal', away),
    grant('committee_member', former, '2026-11-21')
  ]
  expect(actingAt({ actor: actorOf(...grants), persons: [neighbour, away, former] }, village)).toEqual([])
})

test('two people on one phone act each in their own name; their offices never add up', () => {
  const [father, daughter] = [member('father'), member('daughter')]
  const grants = [grant('villager', father), grant('villager', daughter), grant('committee_member', daughter)]
  const acting = actingAt({ actor: actorOf(...grants), persons: [father, daughter] }, village)
  expect(acting.map((a) => [a.person.holderId, a.roles])).toEqual([
    ['father', ['villager']],
    ['daughter', ['villager', 'committee_member']]
  ])
  const who = (roles: Role[], first: string | null = null) => whoActs(acting, roles, first)?.person.holderId
  expect(who(['committee_member'])).toBe('daughter')
  expect(who(['committee_member'], 'father')).toBe('daughter')
  expect(who(['villager'], 'daughter')).toBe('daughter')
  expect(who(['villager'])).toBe('father')
  // Whom the action is not for is refused by its own table, under their name.
  expect(who(['party_secretary'])).toBe('father')
})
