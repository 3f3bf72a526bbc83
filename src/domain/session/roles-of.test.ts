import type { Grant } from '../role/may'
import type { Role } from '../role/roles'
import { partsFor, rolesOf } from './roles-of'

const me = { kind: 'member', placeId: 'v', holderId: 'm', countyId: 'c', townshipId: 't' } as const
const village = { countyId: 'c', townshipId: 't', villageId: 'v', memberId: 'm' }
const term = { from: '2026-01-01', to: '2026-12-31' }
const grant = (role: Role, more: Partial<Grant> = {}): Grant => ({ role, ...village, ...term, ...more })
const actor = (...grants: Grant[]) => ({ accountId: 'a', grants, on: '2026-11-23' })

const partsLookedAfter = (by: ReturnType<typeof actor>, of: Parameters<typeof partsFor>[1]) =>
  partsFor(by, of, 'read_household_list')

describe('partsFor', () => {
  test.each<[string, Grant]>([
    ['a villager', grant('villager', { courtyardId: 'y', groupId: 'g' })],
    ['a representative', grant('villager_rep', { courtyardId: 'y', groupId: 'g' })],
    ['a host whose term is over', grant('courtyard_host', { courtyardId: 'y', to: '2026-11-22' })],
    ['a host whose term begins later', grant('courtyard_host', { courtyardId: 'y', from: '2026-11-24' })],
    ['a host in another village', grant('courtyard_host', { courtyardId: 'y', villageId: 'w' })],
    ['a relative of the host', grant('courtyard_host', { courtyardId: 'y', memberId: 'n' })],
    ['a host of no courtyard', grant('courtyard_host')]
  ])('%s looks after none', (_, held) => {
    expect(partsLookedAfter(actor(held), me)).toEqual([])
  })

  test('a host sees the courtyards of the office, each once', () => {
    const held = ['y1', 'y2', 'y1'].map((courtyardId) => grant('courtyard_host', { courtyardId }))
    expect(partsLookedAfter(actor(...held), me)).toEqual([{ courtyardId: 'y1' }, { courtyardId: 'y2' }])
  })

  test('who leads a group and hosts a courtyard sees both', () => {
    const held = [
      grant('group_leader', { groupId: 'g' }),
      grant('courtyard_host', { courtyardId: 'y', groupId: 'h' })
    ]
    expect(partsLookedAfter(actor(...held), me)).toEqual([{ groupId: 'g' }, { courtyardId: 'y' }])
  })

  test.each<Role>(['committee_member', 'party_secretary', 'supervision_member'])(
    '%s sees the whole village, whatever else is held',
    (role) => {
      const held = [grant('courtyard_host', { courtyardId: 'y' }), grant(role)]
      expect(partsLookedAfter(actor(...held), me)).toEqual([{}])
    }
  )

  test('staff of the township look up no household', () => {
    const staff = { ...me, kind: 'staff', placeId: 't', holderId: 's' } as const
    const held = grant('township_staff', { villageId: null, memberId: null })
    expect(partsLookedAfter(actor(held), staff)).toEqual([])
    expect(rolesOf(actor(held), staff)).toEqual([{ role: 'township_staff', name: '乡镇经办' }])
  })

  test('a secretary who hosts a courtyard looks up the whole village, and keeps the sessions of that courtyard alone', () => {
    const held = actor(grant('party_secretary'), grant('courtyard_host', { courtyardId: 'y' }))
    expect(partsLookedAfter(held, me)).toEqual([{}])
    expect(partsFor(held, me, 'issue_session')).toEqual([{ courtyardId: 'y' }])
  })
})
