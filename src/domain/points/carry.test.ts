import { AskCarry, type CarryFacts, checkCarry, DecideCarry, isRecused } from './carry'

const facts = (over: Partial<CarryFacts> = {}): CarryFacts => ({
  household: { id: 'a', endedOn: '2026-11-20' },
  left: { available: 5, honour: 0 },
  ...{ intoId: 'b', livesIn: ['b', 'c'], ...over }
})
const code = (over: Partial<CarryFacts>): string => {
  const done = checkCarry(facts(over))
  return done.ok ? 'ok' : done.refusal.code
}

test.each<[string, Partial<CarryFacts>, string]>([
  ['a household that is there', { household: { id: 'a', endedOn: null } }, 'CARRY_HOUSEHOLD_STAYS'],
  ['where nobody of it lives', { intoId: 'd' }, 'CARRY_ELSEWHERE'],
  ['nobody of it is left', { livesIn: [] }, 'CARRY_ELSEWHERE'],
  ['itself', { intoId: 'a', livesIn: ['a'] }, 'CARRY_ELSEWHERE'],
  ['nothing is left', { left: { available: 0, honour: 0 } }, 'CARRY_NOTHING'],
  ['honour alone', { left: { available: 0, honour: 1 } }, 'ok'],
  ['points alone', {}, 'ok'],
  ['another home of theirs', { intoId: 'c' }, 'ok']
])('%s', (_, over, expected) => {
  expect(code(over)).toBe(expected)
})

test('whoever gains by it stands back, and near relatives of both households', () => {
  const judge = { memberId: 'm', householdId: 'x' }
  expect(isRecused(judge, ['a', 'b'], [])).toBe(false)
  expect(isRecused(judge, ['a', 'x'], [])).toBe(true)
  expect(isRecused({ ...judge, also: [{ memberId: 'n', householdId: 'a' }] }, ['a', 'b'], [])).toBe(true)
  expect(isRecused(judge, ['a', 'b'], [{ memberId: 'm', householdId: 'b' }])).toBe(true)
})

test('a no says why, a yes need not; why it is asked is written down', () => {
  const id = '0190c7a0-0000-7000-8000-000000000001'
  const of = { requestId: id, villageId: id, carryId: id }
  expect(DecideCarry.safeParse({ ...of, agree: false }).success).toBe(false)
  expect(DecideCarry.safeParse({ ...of, agree: false, words: '不是一家' }).success).toBe(true)
  expect(DecideCarry.safeParse({ ...of, agree: true }).success).toBe(true)
  const ask = { requestId: id, villageId: id, householdId: id, intoId: id }
  expect(AskCarry.safeParse({ ...ask, reason: '并户' }).success).toBe(false)
  expect(AskCarry.safeParse({ ...ask, reason: '随儿子住' }).success).toBe(true)
})
