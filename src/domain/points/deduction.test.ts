import fc from 'fast-check'
import { addDays } from '../common/calendar'
import {
  answerUntil,
  type DeductionAct,
  type DeductionCase,
  type DeductionResolution,
  deductible,
  deductionStates,
  deductionsOn,
  remind,
  reviewUntil,
  stepDeduction
} from './deduction'

const resolution: DeductionResolution = { resolvedOn: '2026-01-01', filedOn: '2026-01-10', period: 'quarter' }
const what = {
  householdId: 'h',
  category: 'courtyard',
  points: 5,
  occurredOn: '2026-11-01',
  remindedOn: '2026-11-02',
  remindedBy: 'a'
} as const
const reminded: DeductionCase = {
  ...{
    ...what,
    state: 'REMINDED',
    informedOn: null,
    informedBy: null,
    answer: null,
    endedOn: null,
    reason: null
  }
}
const informed: DeductionCase = { ...reminded, state: 'INFORMED', informedOn: '2026-11-05', informedBy: 'a' }
const reviewed: DeductionCase = { ...informed, state: 'REVIEWED', reason: '属实' }
const keep = { kind: 'review', on: '2026-11-09', by: 'c', keep: true, reason: '属实' } as const

const reach = (
  the: DeductionCase,
  act: DeductionAct,
  by: DeductionResolution | null = resolution
): string => {
  const outcome = stepDeduction(by, the, act)
  return outcome.ok ? outcome.value.after.state : outcome.refusal.code
}

describe('refuses', () => {
  test('everything while the village has not resolved, and not yet filed', () => {
    const opened = (by: DeductionResolution | null, occurredOn: string) => {
      const outcome = remind(by, { ...what, occurredOn, remindedOn: '2026-12-01' })
      return outcome.ok ? outcome.value.state : outcome.refusal.code
    }
    expect(opened(null, '2026-11-01')).toBe('DEDUCTION_OFF')
    expect([opened(resolution, '2026-01-09'), opened(resolution, '2026-01-10')]).toEqual([
      'DEDUCTION_OFF',
      'REMINDED'
    ])
    expect(deductionsOn({ ...resolution, resolvedOn: '2026-02-01' }, '2026-01-31')).toBe(false)
    expect(reach(reviewed, { kind: 'book', on: '2026-11-10', earned: 9 }, null)).toBe('DEDUCTION_OFF')
  })
  test('a reminder from before the deed', () => {
    expect(remind(resolution, { ...what, remindedOn: '2026-10-31' })).toMatchObject({
      refusal: { code: 'DEDUCTION_DAY_AHEAD' }
    })
  })
  test('to inform on the day of the reminder, not on the next', () => {
    expect(reach(reminded, { kind: 'inform', on: '2026-11-02', by: 'a' })).toBe('DEDUCTION_TOO_SOON')
    expect(reach(reminded, { kind: 'inform', on: '2026-11-03', by: 'a' })).toBe('INFORMED')
  })
  test('an answer on the fourth day, not on the third', () => {
    expect(answerUntil('2026-11-05')).toBe('2026-11-08')
    expect(reach(informed, { kind: 'answer', on: '2026-11-08', words: '那天不在家' })).toBe('INFORMED')
    expect(reach(informed, { kind: 'answer', on: '2026-11-09', words: '那天不在家' })).toBe(
      'DEDUCTION_ANSWER_LATE'
    )
  })
  test('a review before the third day is over, also of who answered at once', () => {
    expect(reach(informed, { ...keep, on: '2026-11-08' })).toBe('DEDUCTION_ANSWER_OPEN')
    expect(reach(informed, keep)).toBe('REVIEWED')
    const answered = { ...informed, answer: { on: '2026-11-06', words: '那天不在家' } }
    expect(reach(answered, { ...keep, on: '2026-11-08' })).toBe('DEDUCTION_ANSWER_OPEN')
    expect(reach(answered, { ...keep, on: '2026-11-09' })).toBe('REVIEWED')
  })
  test('a review by who reminded or informed', () => {
    const by = { ...informed, informedBy: 'b' }
    expect(['a', 'b', 'c'].map((who) => reach(by, { ...keep, by: who }))).toEqual([
      ...['DEDUCTION_SAME_PERSON', 'DEDUCTION_SAME_PERSON', 'REVIEWED']
    ])
  })
  test('a review after its seven days; then the case falls, not before', () => {
    expect(reviewUntil('2026-11-05')).toBe('2026-11-15')
    expect(reach(informed, { ...keep, on: '2026-11-15' })).toBe('REVIEWED')
    expect(reach(informed, { ...keep, on: '2026-11-16' })).toBe('DEDUCTION_REVIEW_LATE')
    expect(reach(informed, { kind: 'lapse', on: '2026-11-15' })).toBe('DEDUCTION_REVIEW_OPEN')
    expect(reach(informed, { kind: 'lapse', on: '2026-11-16' })).toBe('DROPPED')
  })
})

test('every state with every act: only the path remind → inform → review → book goes on', () => {
  const acts: DeductionAct[] = [
    { kind: 'inform', on: '2026-11-09', by: 'a' },
    { kind: 'mended', on: '2026-11-09' },
    { kind: 'answer', on: '2026-11-08', words: '那天不在家' },
    keep,
    { kind: 'lapse', on: '2026-11-16' },
    { kind: 'book', on: '2026-11-16', earned: 9 }
  ]
  const no = 'DEDUCTION_WRONG_STEP'
  const table = deductionStates.map((state) => {
    const the = state === 'REMINDED' ? reminded : { ...informed, state }
    return [state, ...acts.map((act) => reach(the, act))]
  })
  expect(table).toEqual([
    ['REMINDED', 'INFORMED', 'DROPPED', no, no, no, no],
    ['INFORMED', no, 'DROPPED', 'INFORMED', 'REVIEWED', 'DROPPED', no],
    ['REVIEWED', no, no, no, no, no, 'BOOKED'],
    ['BOOKED', no, no, no, no, no, no],
    ['DROPPED', no, no, no, no, no, no]
  ])
})

test('a village that turned deductions off again may let open cases fall, and nothing else', () => {
  expect(reach(informed, { kind: 'mended', on: '2026-11-06' }, null)).toBe('DROPPED')
  expect(reach(informed, { kind: 'lapse', on: '2026-11-16' }, null)).toBe('DROPPED')
  expect(reach(informed, keep, null)).toBe('DEDUCTION_OFF')
})

test('a review that does not keep it drops it, with its reason', () => {
  const outcome = stepDeduction(resolution, informed, { ...keep, keep: false, reason: '不是这一户' })
  expect(outcome).toMatchObject({
    ...{
      ok: true,
      value: { take: 0, after: { state: 'DROPPED', endedOn: '2026-11-09', reason: '不是这一户' } }
    }
  })
})

test('takes what the category earned in this period at most, and nothing of the next one', () => {
  const take = (on: string, earned: number) => {
    const outcome = stepDeduction(resolution, reviewed, { kind: 'book', on, earned })
    return outcome.ok ? outcome.value.take : null
  }
  expect([
    take('2026-12-31', 9),
    take('2026-12-31', 3),
    take('2026-12-31', 0),
    take('2027-01-01', 9)
  ]).toEqual([5, 3, 0, 0])
})

test('a deduction never makes a category of a period negative', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 100 }),
      fc.integer({ min: -50, max: 100 }),
      fc.nat({ max: 400 }),
      (points, earned, days) => {
        const on = addDays(what.occurredOn, days)
        const take = deductible({ points, occurredOn: what.occurredOn }, 'month', on, earned)
        expect(take).toBeGreaterThanOrEqual(0)
        expect(take).toBeLessThanOrEqual(points)
        expect(Math.max(0, earned) - take).toBeGreaterThanOrEqual(0)
      }
    )
  )
})

test('whatever is tried in whatever order, nothing is booked but once, reviewed, and after the term of the answer', () => {
  const any = fc.record({
    kind: fc.constantFrom('inform', 'answer', 'review', 'lapse', 'book'),
    pass: fc.integer({ min: 0, max: 6 })
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (tries) => {
      let the = reminded
      let on: string = what.remindedOn
      let booked = 0
      for (const { kind, pass } of tries) {
        on = addDays(on, pass)
        const act: DeductionAct =
          kind === 'answer'
            ? { kind, on, words: '那天不在家' }
            : kind === 'review'
              ? { kind, on, by: 'c', keep: true, reason: '属实' }
              : kind === 'book'
                ? { kind, on, earned: 9 }
                : kind === 'lapse'
                  ? { kind, on }
                  : { kind: 'inform', on, by: 'a' }
        const outcome = stepDeduction(resolution, the, act)
        if (!outcome.ok) continue
        the = outcome.value.after
        if (act.kind === 'book') booked += 1
      }
      expect(booked).toBeLessThanOrEqual(1)
      if (the.state !== 'BOOKED') return
      expect(the.reason).toBe('属实')
      expect((the.informedOn ?? '') > what.remindedOn).toBe(true)
      expect((the.endedOn ?? '') > answerUntil(the.informedOn ?? '')).toBe(true)
    })
  )
})
