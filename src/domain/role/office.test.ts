import { grantableRoles, granterOf, mustBeElected, sayGranters, sayOffice, sayWay } from './office'

test('every office has one granter, and the sentences name each office once', () => {
  expect(sayGranters()).toEqual([
    '村党组织书记，由县级管理员登记。',
    '村民代表、院落长、小组长、村委会成员、村监委成员、积分评议员，由村党组织书记登记。'
  ])
  expect(grantableRoles.filter((role) => granterOf(role) === 'sys_admin')).toEqual(['party_secretary'])
})

test('how somebody came into an office is said as it was entered, else by where it came from', () => {
  expect(sayWay({ chosen: 'elected', source: 'by_hand' })).toBe('选举、推选产生')
  expect(sayWay({ chosen: 'appointed', source: 'merge' })).toBe('任命')
  expect(sayWay({ chosen: null, source: 'roster' })).toBe('名册上写着')
  expect(sayWay({ chosen: null, source: 'by_hand' })).toBeNull()
})

test('an office is said with its place', () => {
  expect(sayOffice({ roleName: '院落长', place: '桂花院子' })).toBe('桂花院子院落长')
  expect(sayOffice({ roleName: '村民代表', place: null })).toBe('村民代表')
})

test('what the law has elected is not asked about', () => {
  expect(grantableRoles.filter((role) => !mustBeElected(role))).toEqual([
    'courtyard_host',
    'party_secretary',
    'points_assessor'
  ])
})
