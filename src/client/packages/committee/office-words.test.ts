import type { Role } from '@/domain/role/roles'
import { type HeldOffice, officesOf, sayEnd, sayGrant, sayTermOf, usualLastDay } from './office-words'

const office = (over: Partial<HeldOffice> = {}): HeldOffice => ({
  ...{ grantId: 'g', memberId: 'm', name: '田小花', role: 'villager_rep', roleName: '村民代表' },
  ...{ courtyard: null, group: null, from: '2024-01-09', to: '2029-01-08', when: 'now', source: 'by_hand' },
  ...{ chosen: 'elected', grantedBy: '谭本善', endedBy: null, endedBecause: null },
  ...over
})
const person = (role: Role, villageId: string | null) => ({ villageId, roles: [{ role, name: '' }] })
const today = '2026-11-22'

test('nobody enters an office who may not, and a secretary only in the own village', () => {
  expect(officesOf(null, 'v1')).toEqual([])
  expect(officesOf(person('committee_member', 'v1'), 'v1')).toEqual([])
  expect(officesOf(person('township_staff', null), 'v1')).toEqual([])
  expect(officesOf(person('party_secretary', 'v1'), 'v2')).toEqual([])
  expect(officesOf(person('party_secretary', 'v1'), 'v1')).toContain('villager_rep')
  expect(officesOf(person('party_secretary', 'v1'), 'v1')).not.toContain('party_secretary')
  expect(officesOf(person('sys_admin', null), 'v1')).toEqual(['party_secretary'])
})

test('the last day that is offered is the one most have; one that has passed or is too far is not', () => {
  const held = [office(), office(), office({ to: '2027-06-30' })]
  expect(usualLastDay(held, today)).toBe('2029-01-08')
  expect(usualLastDay(held, '2029-02-01')).toBe('2034-01-31')
  expect(usualLastDay([office({ to: '2040-01-01' })], today)).toBe('2031-11-21')
  expect(usualLastDay([office({ when: 'over' })], today)).toBe('2031-11-21')
  expect(usualLastDay([], today)).toBe('2031-11-21')
})

test('what is entered and what is ended is said in a sentence', () => {
  const grant = { from: today, to: '2029-01-08', name: '田小花', office: '村民代表' }
  expect(sayGrant(grant, today)).toBe('从今天到2029年1月8日，田小花任村民代表。')
  expect(sayEnd(office(), '2026-11-21', today)).toBe('从今天起，田小花不再任村民代表。')
  // Entered this morning, ended in the afternoon: in office for some hours all the same.
  expect(sayEnd(office({ from: today }), '2026-11-21', today)).toBe('从今天起，田小花不再任村民代表。')
  expect(sayEnd(office(), '2026-12-31', today)).toBe('田小花任村民代表到12月31日，第二天起不再担任。')
  const host = office({ roleName: '院落长', courtyard: '桂花院子', from: '2027-01-01', when: 'later' })
  expect(sayEnd(host, '2026-11-21', today)).toBe('田小花的桂花院子院落长不会开始。')
})

test('a term without a day says so', () => {
  expect(sayTermOf({ from: '2026-01-01', to: '2025-12-31' })).toBe('登记后又收回')
  expect(sayTermOf({ from: '2026-01-01', to: null })).toBe('2026年1月1日起')
})
