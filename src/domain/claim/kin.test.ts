import { checkKin, checkKinEnd, kinBack, kins } from './kin'

const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal.code
const person = (memberId: string, householdId: string) => ({ memberId, householdId })

test('oneself and one’s own household are not noted: they are recused anyway', () => {
  expect(codeOf(checkKin(person('a', 'x'), person('a', 'x')))).toBe('KIN_SELF')
  expect(codeOf(checkKin(person('a', 'x'), person('b', 'x')))).toBe('KIN_SAME_HOUSEHOLD')
  expect(codeOf(checkKin(person('a', 'x'), person('b', 'y')))).toBe('ok')
})

test('one of the two takes back what they noted themselves; the committee what it noted', () => {
  const between = ['a', 'b'] as const
  const code = (notedBy: string, by: string) => codeOf(checkKinEnd({ between, notedBy }, by))
  expect([code('a', 'b'), code('c', 'a'), code('c', 'b')]).toEqual(Array(3).fill('KIN_NOTED_BY_OTHER'))
  expect([code('a', 'a'), code('c', 'c'), code('a', 'c')]).toEqual(['ok', 'ok', 'ok'])
})

test('said back and back again, a relation is the same', () => {
  expect(kins.map((k) => kinBack[kinBack[k]])).toEqual(kins)
})
