import fc from 'fast-check'
import { addDays } from '../common/calendar'
import { capReached, capWords, decideAward, type RulebookItem } from './points'

const item: RulebookItem = {
  id: 'i',
  category: 'virtue',
  words: '邻里互助',
  points: 5,
  unit: '人次',
  cap: { points: 60, per: 'household', period: 'quarter' },
  effectiveFrom: '2026-01-01',
  effectiveTo: '2026-12-31'
}
const deed = { householdId: 'h', memberId: null, times: 1, occurredOn: '2026-11-20' }
const codeOf = (over: Partial<typeof deed>, its = item, today = '2026-11-22') => {
  const outcome = decideAward(its, { ...deed, ...over }, today)
  return outcome.ok ? 'ok' : outcome.refusal.code
}

describe('refuses', () => {
  test('a day ahead, not today', () => {
    expect([codeOf({ occurredOn: '2026-11-23' }), codeOf({ occurredOn: '2026-11-22' })]).toEqual([
      'POINTS_DAY_AHEAD',
      'ok'
    ])
  })
  test('91 days back, not 90', () => {
    expect([
      codeOf({ occurredOn: addDays('2026-11-22', -91) }),
      codeOf({ occurredOn: addDays('2026-11-22', -90) })
    ]).toEqual(['POINTS_DAY_TOO_OLD', 'ok'])
  })
  test("a deed outside the rulebook's term, on neither side", () => {
    const late = { ...item, effectiveFrom: '2026-11-20', effectiveTo: '2026-11-21' }
    const days = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']
    expect(days.map((occurredOn) => codeOf({ occurredOn }, late))).toEqual([
      'POINTS_RULE_NOT_IN_FORCE',
      'ok',
      'ok',
      'POINTS_RULE_NOT_IN_FORCE'
    ])
  })
  test('a cap per person without the person', () => {
    const perPerson = { ...item, cap: { points: 40, per: 'person' as const, period: 'year' as const } }
    expect(codeOf({}, perPerson)).toBe('POINTS_PERSON_NEEDED')
    expect(decideAward(perPerson, { ...deed, memberId: 'm' }, '2026-11-22')).toEqual({
      ok: true,
      value: { points: 5, cap: { holderId: 'm', period: '2026', points: 40 } }
    })
  })
})

test("the period of a cap is the deed's, not the day of recording", () => {
  const outcome = decideAward(
    { ...item, cap: { points: 9, per: 'household', period: 'month' } },
    { ...deed, occurredOn: '2026-10-31' },
    '2026-11-01'
  )
  expect(outcome).toEqual({
    ok: true,
    value: { points: 5, cap: { holderId: 'h', period: '2026-10', points: 9 } }
  })
})

test("points are the item's points for every unit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 500 }), (times, points) => {
      const outcome = decideAward({ ...item, points }, { ...deed, times }, '2026-11-22')
      return outcome.ok && outcome.value.points === times * points
    })
  )
})

test('a cap is said in words, with what is left', () => {
  expect(capWords(item.cap)).toBe('每户每季最多60分')
  expect(capWords(null)).toBe('')
  expect(capReached({ points: 60, per: 'household', period: 'quarter' }, 2).message).toBe(
    '这一条每户每季最多60分，本季还可记2分，记不下这一笔。'
  )
})
