import fc from 'fast-check'
import { addDays } from '../common/calendar'
import { GrantRole } from './grant'
import { decideEnd, decideGrant, type GrantFacts, type GrantRequest, type HeldRole } from './grant-rules'
import { grantableRoles } from './office'

const request = (over: Partial<GrantRequest> = {}): GrantRequest => ({
  role: 'villager_rep',
  from: '2026-01-01',
  to: '2030-12-31',
  courtyardId: null,
  groupId: null,
  chosen: null,
  ...over
})
const held = (over: Partial<HeldRole> = {}): HeldRole => ({
  role: 'villager_rep',
  from: '2026-01-01',
  to: '2026-12-31',
  courtyardId: null,
  groupId: null,
  ...over
})
const facts = (over: Partial<GrantFacts> = {}): GrantFacts => ({
  granterRoles: ['party_secretary'],
  member: { birthMonth: '1980-05', endedOn: null },
  held: [],
  heldByFamily: [],
  otherSecretaries: [],
  ...over
})
const answer = (r: Partial<GrantRequest>, f: Partial<GrantFacts> = {}) => {
  const outcome = decideGrant(request(r), facts(f))
  return outcome.ok ? 'granted' : outcome.refusal.code
}
const asAdmin = { granterRoles: ['sys_admin'] as const }

describe('refuses', () => {
  test('whoever is not the one to grant it', () => {
    expect(answer({ role: 'party_secretary' })).toBe('ROLE_NOT_YOURS_TO_GRANT')
    expect(answer({ role: 'committee_member' }, asAdmin)).toBe('ROLE_NOT_YOURS_TO_GRANT')
    expect(answer({}, { granterRoles: ['committee_member', 'supervision_member'] })).toBe(
      'ROLE_NOT_YOURS_TO_GRANT'
    )
  })
  test('a term that ends before it begins, or is a day over five years', () => {
    expect(answer({ from: '2026-01-02', to: '2026-01-01' })).toBe('ROLE_TERM_BACKWARDS')
    expect(answer({ from: '2026-01-01', to: '2031-01-01' })).toBe('ROLE_TERM_TOO_LONG')
    expect(answer({ from: '2024-02-29', to: '2029-03-01' })).toBe('ROLE_TERM_TOO_LONG')
    expect(answer({ from: '2024-02-29', to: '2029-02-28' })).toBe('granted')
    expect(answer({ from: '2026-01-01', to: '2026-01-01' })).toBe('granted')
  })
  test('a host without courtyard, a leader without group, and anyone else with either', () => {
    expect(answer({ role: 'courtyard_host' })).toBe('ROLE_NEEDS_COURTYARD')
    expect(answer({ role: 'group_leader', courtyardId: 'y' })).toBe('ROLE_NEEDS_GROUP')
    expect(answer({ role: 'courtyard_host', courtyardId: 'y', groupId: 'g' })).toBe('ROLE_PLACE_NOT_ASKED')
    expect(answer({ role: 'committee_member', courtyardId: 'y' })).toBe('ROLE_PLACE_NOT_ASKED')
  })
  test('a member who left, and one who is not yet surely 18 on the first day', () => {
    expect(answer({}, { member: { birthMonth: '1980-05', endedOn: '2025-12-31' } })).toBe('ROLE_MEMBER_LEFT')
    const born = (birthMonth: string) =>
      answer({ from: '2026-01-01' }, { member: { birthMonth, endedOn: null } })
    expect([born('2008-01'), born('2007-12')]).toEqual(['ROLE_MINOR', 'granted'])
  })
  test('the same role twice in one term, to the day', () => {
    const twice = (from: string, to: string) => answer({ from, to }, { held: [held()] })
    expect(twice('2026-12-31', '2027-12-31')).toBe('ROLE_OVERLAP')
    expect(twice('2027-01-01', '2027-12-31')).toBe('granted')
    expect(twice('2025-01-01', '2025-12-31')).toBe('granted')
    expect(twice('2025-01-01', '2026-01-01')).toBe('ROLE_OVERLAP')
  })
  test('a supervisor on the committee or in its household', () => {
    const onCommittee = [held({ role: 'committee_member' })]
    expect(answer({ role: 'supervision_member' }, { held: onCommittee })).toBe('ROLE_CONFLICT')
    expect(answer({ role: 'supervision_member' }, { heldByFamily: onCommittee })).toBe('ROLE_CONFLICT')
    expect(answer({ role: 'supervision_member', from: '2027-01-01' }, { heldByFamily: onCommittee })).toBe(
      'granted'
    )
  })
  test('to appoint whom the law has elected, and nobody else', () => {
    const appointed = (over: Partial<GrantRequest>, f: Partial<GrantFacts> = {}) =>
      answer({ ...over, chosen: 'appointed' }, f)
    expect(appointed({ role: 'villager_rep' })).toBe('ROLE_MUST_BE_ELECTED')
    expect(appointed({ role: 'committee_member' })).toBe('ROLE_MUST_BE_ELECTED')
    expect(appointed({ role: 'supervision_member' })).toBe('ROLE_MUST_BE_ELECTED')
    expect(appointed({ role: 'group_leader', groupId: 'g' })).toBe('ROLE_MUST_BE_ELECTED')
    expect(appointed({ role: 'courtyard_host', courtyardId: 'y' })).toBe('granted')
    expect(appointed({ role: 'party_secretary' }, asAdmin)).toBe('granted')
    expect(answer({ role: 'villager_rep', chosen: 'elected' })).toBe('granted')
  })
  test('a second secretary', () => {
    const other = { otherSecretaries: [held({ role: 'party_secretary' })], ...asAdmin }
    expect(answer({ role: 'party_secretary' }, other)).toBe('ROLE_SECRETARY_TAKEN')
    expect(answer({ role: 'party_secretary', from: '2027-01-01' }, other)).toBe('granted')
  })
  test('roles that follow from the roster or belong to the township', () => {
    for (const role of [
      'villager',
      'household_head',
      'party_member',
      'township_staff',
      'sys_admin',
      'visitor'
    ]) {
      expect([role, (grantableRoles as readonly string[]).includes(role)]).toEqual([role, false])
    }
    const id = '0190a0a0-0000-7000-8000-000000000001'
    const input = {
      requestId: id,
      villageId: id,
      memberId: id,
      role: 'township_staff',
      from: '2026-01-01',
      to: '2026-12-31'
    }
    expect(GrantRole.safeParse(input).success).toBe(false)
  })
})

test('a withdrawn grant stands in nobody’s way', () => {
  const withdrawn = { from: '2026-06-01', to: '2026-05-31' }
  expect(answer({}, { held: [held(withdrawn)] })).toBe('granted')
  const committee = [held({ role: 'committee_member', ...withdrawn })]
  expect(answer({ role: 'supervision_member' }, { held: committee, heldByFamily: committee })).toBe('granted')
})

test('one person may lead two courtyards, not one courtyard twice', () => {
  const first = held({ role: 'courtyard_host', courtyardId: 'y1' })
  expect(answer({ role: 'courtyard_host', courtyardId: 'y2' }, { held: [first] })).toBe('granted')
  expect(answer({ role: 'courtyard_host', courtyardId: 'y1' }, { held: [first] })).toBe('ROLE_OVERLAP')
})

describe('ending', () => {
  const today = '2026-06-15'
  const end = (
    on: string,
    grant: { from: string; to: string | null } = { from: '2026-01-01', to: '2026-12-31' },
    reason: string | null = '本人辞职'
  ) => {
    const outcome = decideEnd({ role: 'villager_rep', ...grant }, on, {
      granterRoles: ['party_secretary'],
      today,
      reason
    })
    return outcome.ok ? outcome.value : outcome.refusal.code
  }
  test('refuses the day before yesterday, a day at or after the end, and whoever may not grant', () => {
    expect(end('2026-06-13')).toBe('ROLE_END_IN_PAST')
    expect(end('2026-12-31')).toBe('ROLE_ALREADY_ENDED')
    expect(end('2026-06-20', { from: '2026-01-01', to: '2026-06-01' })).toBe('ROLE_ALREADY_ENDED')
    const secretary = { role: 'party_secretary', from: '2026-01-01', to: null } as const
    const facts = { granterRoles: ['party_secretary'], today, reason: '本人辞职' } as const
    expect(decideEnd(secretary, today, facts)).toMatchObject({ ok: false })
  })
  test('refuses an end for which nobody gives a reason', () => {
    expect(end(today, undefined, null)).toBe('ROLE_END_REASON_NEEDED')
  })
  test('at once, today, later, and before it began', () => {
    expect(end('2026-06-14')).toBe('2026-06-14')
    expect(end(today)).toBe(today)
    expect(end('2026-12-30')).toBe('2026-12-30')
    expect(end('2026-06-20', { from: '2026-07-01', to: '2026-12-31' })).toBe('2026-06-30')
    expect(end('2026-06-14', { from: today, to: '2026-12-31' })).toBe('2026-06-14')
    expect(end('2026-06-20', { from: '2026-07-01', to: '2026-06-30' })).toBe('ROLE_ALREADY_ENDED')
  })
})

test('no two grants of one role to one person ever share a day', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2026-01-01', n))
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day), { maxLength: 12 }), (terms) => {
      const given: HeldRole[] = []
      for (const [from, to] of terms)
        if (answer({ from, to }, { held: given }) === 'granted') given.push(held({ from, to }))
      return given.every((a, i) =>
        given.every((b, j) => i === j || a.from > (b.to ?? '') || b.from > (a.to ?? ''))
      )
    })
  )
})
