import fc from 'fast-check'
import { type Actor, conflictingRole, type Grant, may } from './may'
import { type Action, permissions } from './permissions'
import { roles } from './roles'

const home = {
  countyId: 'c1',
  townshipId: 't1',
  villageId: 'v1',
  groupId: 'g1',
  courtyardId: 'y1',
  householdId: 'h1',
  memberId: 'm1'
}
const elsewhere = {
  countyId: 'c2',
  townshipId: 't2',
  villageId: 'v2',
  groupId: 'g2',
  courtyardId: 'y2',
  householdId: 'h2',
  memberId: 'm2'
}
const grant = (role: Grant['role'], term = { from: '2026-01-01', to: '2026-12-31' }): Grant => ({
  ...home,
  ...term,
  role
})
const actor = (grants: Grant[], on = '2026-06-01'): Actor => ({ accountId: 'a', grants, on })
const actions = Object.keys(permissions) as Action[]

describe('refuses', () => {
  test('a visitor everything but what is open to visitors', () => {
    const open = actions.filter((a) => may({ accountId: null, grants: [], on: '2026-06-01' }, a, home))
    expect(open).toEqual([
      'read_place',
      'read_published_notice',
      'read_issue',
      'open_file',
      'read_rulebook',
      'points_public',
      'honour_public',
      // Where no clock can be moved there is no such procedure, and it wants a sign-in of its own.
      'move_demo_clock',
      'sign_in',
      'own_account'
    ])
  })
  test('any role in a village, township and county that is not its own', () => {
    for (const role of roles) {
      for (const action of actions) {
        if ('visitor' in permissions[action]) continue
        expect([role, action, may(actor([grant(role)]), action, elsewhere)]).toEqual([role, action, false])
      }
    }
  })
  test('the day before a term begins and the day after it ends', () => {
    const secretary = (on: string) => may(actor([grant('party_secretary')], on), 'grant_role', home)
    expect([
      secretary('2025-12-31'),
      secretary('2026-01-01'),
      secretary('2026-12-31'),
      secretary('2027-01-01')
    ]).toEqual([false, true, true, false])
  })
  test('township and county any act of village self-government', () => {
    for (const role of ['township_staff', 'township_legal', 'county_observer'] as const) {
      for (const action of [
        'points_record',
        'points_reverse',
        'grant_role',
        'import_roster',
        'confirm_binding'
      ] as const) {
        expect([role, action, may(actor([grant(role)]), action, home)]).toEqual([role, action, false])
      }
    }
  })
  test('a courtyard host another courtyard of the same village', () => {
    const host = actor([grant('courtyard_host')])
    expect(may(host, 'points_record', home)).toBe(true)
    expect(may(host, 'points_record', { ...home, courtyardId: 'y9' })).toBe(false)
    expect(may(host, 'points_record', { ...home, courtyardId: null })).toBe(false)
  })
  test('a villager the statement of another household', () => {
    expect(may(actor([grant('villager')]), 'read_statement', { ...home, householdId: 'h9' })).toBe(false)
  })
})

test('an unknown place on both sides is never the same place', () => {
  const nowhere: Grant = {
    role: 'township_staff',
    countyId: 'c1',
    townshipId: null,
    villageId: null,
    from: '2026-01-01',
    to: null
  }
  expect(may(actor([nowhere]), 'issue_moderate', { countyId: 'c1', townshipId: null, villageId: null })).toBe(
    false
  )
})

test('more grants never take a permission away', () => {
  const anyGrant = fc.record({
    role: fc.constantFrom(...roles),
    at: fc.constantFrom(home, elsewhere),
    from: fc.constantFrom('2025-01-01', '2026-01-01', '2027-01-01')
  })
  fc.assert(
    fc.property(fc.array(anyGrant), anyGrant, fc.constantFrom(...actions), (some, more, action) => {
      const toGrant = (g: typeof more): Grant => ({ ...g.at, role: g.role, from: g.from, to: null })
      const before = may(actor(some.map(toGrant)), action, home)
      const after = may(actor([...some, more].map(toGrant)), action, home)
      return !before || after
    })
  )
})

test('a supervisor may not sit on the committee in an overlapping term', () => {
  const held = [{ role: 'committee_member' as const, from: '2026-01-01', to: '2026-12-31' }]
  expect(conflictingRole(held, 'supervision_member', { from: '2026-12-31', to: null })).toBe(
    'committee_member'
  )
  expect(conflictingRole(held, 'supervision_member', { from: '2027-01-01', to: null })).toBeNull()
  expect(conflictingRole(held, 'villager_rep', { from: '2026-06-01', to: null })).toBeNull()
})
