import fc from 'fast-check'
import { findPersonalData } from '../notice/personal-data'
import { batchText, printedHash } from './batch-text'
import { checkDeed, type DatedItem, fitsBeside, leftFor, type OtherClaim } from './deed'
import { batchName } from './names'

const item: DatedItem = {
  ...{
    id: 'i',
    ruleId: 'i',
    category: 'participation',
    words: '投工',
    points: 5,
    unit: '天',
    group: null,
    honour: false
  },
  caps: [{ points: 20, per: 'household', period: 'quarter' }],
  evidence: { words: '签到表', needed: true },
  recordedBy: ['household', 'committee'],
  ...{ effectiveFrom: '2026-01-01', lastDay: '2026-12-31', exclusive: null }
}
const deed = { householdId: 'h', memberId: null, occurredOn: '2026-11-20' }
const other = (over: Partial<OtherClaim> = {}): OtherClaim => ({
  ...{
    ruleId: 'i',
    words: '投工',
    group: null,
    memberId: null,
    occurredOn: '2026-11-19',
    points: 10,
    booked: false
  },
  ...over
})
const check = (over: object = {}, its: Partial<DatedItem> = {}, today = '2026-11-22') => {
  const said = { occurredOn: '2026-11-20', recorder: 'household' as const, evidence: true, ...over }
  const outcome = checkDeed({ ...item, ...its }, said, today)
  return outcome.ok ? 'ok' : outcome.refusal.code
}
const fits = (
  points: number,
  others: readonly OtherClaim[],
  used = 0,
  its: Partial<DatedItem> = {},
  over = {}
) => {
  const outcome = fitsBeside({ ...item, ...its }, { ...deed, points, ...over }, others, () => used)
  return outcome.ok ? 'ok' : outcome.refusal.code
}

describe('refuses', () => {
  test('both sides of every day, who may not record, no evidence, nothing to earn', () => {
    expect([check({ occurredOn: '2026-11-23' }), check({ occurredOn: '2026-11-22' })]).toEqual([
      'POINTS_DAY_AHEAD',
      'ok'
    ])
    expect([check({ occurredOn: '2026-08-23' }), check({ occurredOn: '2026-08-24' })]).toEqual([
      'POINTS_DAY_TOO_OLD',
      'ok'
    ])
    const term = { effectiveFrom: '2026-11-20', lastDay: '2026-11-20' }
    expect(
      ['2026-11-19', '2026-11-20', '2026-11-21'].map((occurredOn) => check({ occurredOn }, term))
    ).toEqual(['POINTS_RULE_NOT_IN_FORCE', 'ok', 'POINTS_RULE_NOT_IN_FORCE'])
    expect([check({ recorder: 'courtyard_host' }), check({ recorder: null })]).toEqual([
      'CLAIM_NOT_BY_YOU',
      'ok'
    ])
    expect(check({ evidence: false })).toBe('CLAIM_EVIDENCE_NEEDED')
    expect(check({ evidence: false }, { evidence: { words: '照片', needed: false } })).toBe('ok')
    expect([check({}, { points: 0 }), check({}, { points: -2 }), check({}, { honour: true })]).toEqual(
      Array(3).fill('CLAIM_NOTHING_TO_EARN')
    )
  })
  test('the same deed, and what would pass a cap with what is under way and what is booked', () => {
    expect(fits(5, [other({ occurredOn: '2026-11-20' })])).toBe('CLAIM_SAME_ALREADY')
    const named = other({ occurredOn: '2026-11-20', memberId: 'm' })
    // Ticked for the household and claimed again by name; two people who are named did it both.
    expect([
      fits(5, [named]),
      fits(5, [other({ occurredOn: '2026-11-20' })], 0, {}, { memberId: 'm' })
    ]).toEqual(Array(2).fill('CLAIM_SAME_ALREADY'))
    expect(fits(5, [named], 0, {}, { memberId: 'n' })).toBe('ok')
    expect([fits(10, [other()]), fits(11, [other()])]).toEqual(['ok', 'POINTS_CAP_REACHED'])
    expect([fits(5, [other()], 5), fits(6, [other()], 5)]).toEqual(['ok', 'POINTS_CAP_REACHED'])
    // What is booked is on the counter already, and another quarter has a counter of its own.
    expect(fits(20, [other({ booked: true }), other({ occurredOn: '2026-09-30' })])).toBe('ok')
  })
  test('a person where the cap is a person’s, and the points of another person do not count', () => {
    const per = { caps: [{ points: 10, per: 'person' as const, period: 'month' as const }] }
    expect(fits(5, [], 0, per)).toBe('POINTS_PERSON_NEEDED')
    expect(fits(10, [other({ memberId: 'n' })], 0, per, { memberId: 'm' })).toBe('ok')
    expect(fits(10, [other({ memberId: 'm', points: 1 })], 0, per, { memberId: 'm' })).toBe(
      'POINTS_CAP_REACHED'
    )
  })
  test('another item of the same exclusive group in the same period; the same item may come again', () => {
    const group = {
      group: '清洁',
      caps: [],
      exclusive: { name: '清洁', per: 'household' as const, period: 'month' as const }
    }
    const best = other({ ruleId: 'j', words: '最清洁', group: '清洁' })
    expect(fits(5, [best], 0, group)).toBe('POINTS_GROUP_TAKEN')
    expect(fits(5, [{ ...best, occurredOn: '2026-10-31' }], 0, group)).toBe('ok')
    expect(fits(5, [other({ group: '清洁' })], 0, group)).toBe('ok')
  })
})

test('what is left: null without a cap, never below nothing', () => {
  const left = (used: number, others: readonly OtherClaim[] = []) => leftFor(item, deed, others, () => used)
  expect([left(0), left(5, [other()]), left(25)]).toEqual([20, 5, 0])
  expect(leftFor({ ...item, caps: [] }, deed, [], () => 0)).toBeNull()
})

test('a notice lists by number, in tables that a page holds, with a fingerprint that is nobody’s number', () => {
  const lines = Array.from({ length: 1001 }, (_, i) => ({
    ...{ no: i + 1, householdName: `田家（尾号${String(i).padStart(3, '0').slice(-3)}）` },
    ...{ participation: 5, courtyard: 2, virtue: 0 }
  }))
  const head = { no: 12, hash: '9f'.repeat(32), entries: 345 }
  const draw = { of: 1200, drawn: 120, percent: 10 }
  const text = batchText({ month: '2026-11', no: 1, lines, windowDays: 5, head, draw, anew: false })
  expect(text.title).toBe('2026年11月积分公示')
  expect(text.sections.map((s) => s.table?.rows.length ?? 0)).toEqual([0, 500, 500, 1, 0])
  expect(text.sections[1]?.table?.rows[0]).toEqual(['1', '田家（尾号000）', '5', '2', '0', '7'])
  expect(JSON.stringify(text.sections.at(-1)).replace(/ /g, '')).toContain(head.hash)
  const unsealed = batchText({
    month: '2026-11',
    no: 2,
    lines: [],
    windowDays: 3,
    head: { ...head, no: 0 },
    draw,
    anew: false
  })
  expect(JSON.stringify(unsealed)).not.toContain('指纹：')
  const anew = batchText({ month: '2026-11', no: 1, lines, windowDays: 5, head, draw, anew: true })
  expect(anew.title).toBe('2026年11月积分公示（重新公示）')
  const [said = '', ...more] = [text, anew].map((t) => JSON.stringify(t.sections[0]?.lines))
  expect([said.includes('从头算'), more[0]?.includes('从头算。以前提出的异议继续有效')]).toEqual([
    false,
    true
  ])
  expect(batchName('2026-03', 2)).toBe('2026年3月第2批')
  const hex = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
  const numbers = fc.array(fc.constantFrom(...'0123456789'), { minLength: 64, maxLength: 64 })
  fc.assert(
    fc.property(fc.oneof(hex, numbers), (digits) => {
      const printed = printedHash(digits.join(''))
      expect(printed.replace(/ /g, '')).toBe(digits.join(''))
      expect(findPersonalData(`积分账本封存第1页，指纹：${printed}`)).toEqual([])
    }),
    { numRuns: 2000 }
  )
})
