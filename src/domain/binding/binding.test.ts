import fc from 'fast-check'
import { BindByPhone, bindingStates, mayActFor, mayMove, normaliseGateCode, sameName } from './binding'

const id = '0190a0a0-0000-7000-8000-000000000001'
const person = { villageId: 'v', householdId: 'h', memberId: 'm1', endedOn: null }

describe('refuses', () => {
  test.each([
    ['oneself', {}],
    ['another household', { memberId: 'm2', householdId: 'h2' }],
    ['the same household id in another village', { memberId: 'm2', villageId: 'v2' }],
    ['someone who left', { memberId: 'm2', endedOn: '2026-01-01' }]
  ])('to act for %s', (_who, over) => {
    expect(mayActFor(person, { ...person, ...over })).toBe(false)
  })
  test('to act when one has left oneself, or has no household', () => {
    const other = { ...person, memberId: 'm2' }
    expect(mayActFor({ ...person, endedOn: '2026-01-01' }, other)).toBe(false)
    expect(mayActFor({ ...person, householdId: null }, { ...other, householdId: null })).toBe(false)
  })
  test.each([
    ['neither way', {}],
    ['both ways', { code: 'c', ticket: 't', holderId: id }],
    ['a ticket without a choice', { ticket: 't' }],
    ['a code with a choice', { code: 'c', holderId: id }]
  ])('a phone binding with %s', (_what, over) => {
    expect(BindByPhone.safeParse({ requestId: id, ...over }).success).toBe(false)
  })
})

test('a phone binding takes a code, or a ticket with a choice', () => {
  expect(BindByPhone.safeParse({ requestId: id, code: 'c' }).success).toBe(true)
  expect(BindByPhone.safeParse({ requestId: id, ticket: 't', holderId: id }).success).toBe(true)
})

test('every pair of states: only these moves', () => {
  const allowed = bindingStates.flatMap((a) =>
    bindingStates.filter((b) => mayMove(a, b)).map((b) => `${a} → ${b}`)
  )
  expect(allowed).toEqual(['pending → active', 'pending → refused', 'pending → ended', 'active → ended'])
})

test('a relative of the household may be acted for', () => {
  expect(mayActFor(person, { ...person, memberId: 'm2' })).toBe(true)
})

test('a gate code is the same however it is typed', () => {
  for (const typed of [
    'AB2C-34DE',
    ' ab2c 34de ',
    'ａｂ２ｃ３４ｄｅ',
    'AB2C—34DE',
    'AB2C–34DE',
    'AB2C－34DE'
  ])
    expect(normaliseGateCode(typed)).toBe('AB2C34DE')
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (s) => normaliseGateCode(normaliseGateCode(s)) === normaliseGateCode(s)
    )
  )
})

test('a name is the same with spaces or dots, and another with another character', () => {
  expect(sameName('王 强', '王强')).toBe(true)
  expect(sameName('阿依·古丽', '阿依•古丽')).toBe(true)
  for (const dot of ['‧', '∙', '.', '．']) expect(sameName(`阿依${dot}古丽`, '阿依·古丽')).toBe(true)
  expect(sameName('黄𡐓生', '黄生')).toBe(false)
})
