import fc from 'fast-check'
import { addDays } from '../common/calendar'
import type { Rulebook, RulebookDraft, RuleItem } from './rule-item'
import { type AdoptionFacts, adoptRulebook, versionOn } from './rulebook'
import { RulebookInput } from './rulebook-input'

const item: RuleItem = {
  ...{
    category: 'virtue',
    words: '邻里互助',
    points: 5,
    unit: '人次',
    caps: [],
    evidence: null,
    group: null,
    honour: false
  },
  recordedBy: ['committee']
}
const draft: RulebookDraft = {
  ...{
    title: '积分细则',
    source: '村里原有的表',
    effectiveFrom: '2027-01-01',
    effectiveTo: null,
    groups: [],
    expiry: null,
    deductionPeriod: null
  },
  items: [item]
}
const facts: AdoptionFacts = { adoptedOn: '2026-12-20', adoptedBy: 'd', deductions: false, previous: null }
const codeOf = (over: Partial<RulebookDraft>, about: Partial<AdoptionFacts> = {}) => {
  const outcome = adoptRulebook({ ...draft, ...over }, { ...facts, ...about })
  return outcome.ok ? 'ok' : outcome.refusal.code
}
const withItem = (over: Partial<RuleItem>) => codeOf({ items: [{ ...item, ...over }] })

describe('refuses', () => {
  test('a day before the adoption, not the day itself', () => {
    expect(codeOf({ effectiveFrom: '2026-12-19' })).toBe('RULEBOOK_REACHES_BACK')
    expect(codeOf({ effectiveFrom: '2026-12-20' })).toBe('ok')
  })
  test('an end before the beginning, not the same day', () => {
    expect(codeOf({ effectiveTo: '2026-12-31' })).toBe('RULEBOOK_TERM_EMPTY')
    expect(codeOf({ effectiveTo: '2027-01-01' })).toBe('ok')
  })
  test('a version that begins with or before its predecessor', () => {
    const previous: Rulebook = { ...draft, version: 3, adoptedBy: 'd' }
    expect(codeOf({ effectiveFrom: '2027-01-01' }, { previous })).toBe('RULEBOOK_BEFORE_PREVIOUS')
    expect(codeOf({ effectiveFrom: '2027-01-02' }, { previous })).toBe('ok')
  })
  test('what a rulebook must never hold, typed by hand too, also in the evidence', () => {
    expect(withItem({ words: '全年不上访' })).toBe('RULE_PETITION')
    expect(withItem({ evidence: { words: '无信访记录', needed: true } })).toBe('RULE_PETITION')
  })
  test('deductions without a resolution', () => {
    expect(withItem({ points: -5 })).toBe('RULE_DEDUCTION_OFF')
    expect(codeOf({ items: [{ ...item, points: -5 }] }, { deductions: true })).toBe(
      'RULEBOOK_DEDUCTION_PERIOD'
    )
    const quarterly = { deductionPeriod: 'quarter' as const }
    expect(codeOf({ ...quarterly, items: [{ ...item, points: -5 }] }, { deductions: true })).toBe('ok')
    expect(codeOf(quarterly)).toBe('RULEBOOK_DEDUCTION_NONE')
  })
  test('a cap under which nothing could ever be recorded, or twice the same', () => {
    const cap = { points: 4, per: 'household', period: 'year' } as const
    expect(withItem({ caps: [cap] })).toBe('RULEBOOK_CAP_BELOW_POINTS')
    expect(withItem({ caps: [{ ...cap, points: 5 }] })).toBe('ok')
    expect(
      withItem({
        caps: [
          { ...cap, points: 9 },
          { ...cap, points: 10 }
        ]
      })
    ).toBe('RULEBOOK_CAP_TWICE')
    expect(
      withItem({
        caps: [
          { ...cap, points: 9 },
          { points: 9, per: 'person', period: 'year' }
        ]
      })
    ).toBe('ok')
  })
  test('an item twice, a group that is not there, of one, or twice', () => {
    const group = { name: '月评', per: 'household', period: 'month' } as const
    const one = { ...item, group: '月评' }
    const two = { ...one, words: '照看老人' }
    expect(codeOf({ items: [item, item] })).toBe('RULEBOOK_ITEM_TWICE')
    expect(codeOf({ items: [one, two] })).toBe('RULEBOOK_GROUP_UNKNOWN')
    expect(codeOf({ items: [one], groups: [group] })).toBe('RULEBOOK_GROUP_OF_ONE')
    expect(codeOf({ items: [one, two], groups: [group, group] })).toBe('RULEBOOK_GROUP_TWICE')
    expect(codeOf({ items: [one, two], groups: [group] })).toBe('ok')
  })
  test('an input without items, with half points, or with nobody to record', () => {
    const parses = (over: object) => RulebookInput.safeParse({ ...draft, ...over }).success
    expect([parses({}), parses({ items: [] }), parses({ items: [{ ...item, points: 0.5 }] })]).toEqual([
      true,
      false,
      false
    ])
    expect([1000, 1001].map((points) => parses({ items: [{ ...item, points }] }))).toEqual([true, false])
    expect(parses({ items: [{ ...item, recordedBy: [] }] })).toBe(false)
  })
})

test('versions are counted on, and say who adopted them', () => {
  const previous: Rulebook = { ...draft, effectiveFrom: '2026-01-01', version: 3, adoptedBy: 'a' }
  const outcome = adoptRulebook(draft, { ...facts, previous })
  expect(outcome).toMatchObject({ ok: true, value: { version: 4, adoptedBy: 'd' } })
})

test('a later version never changes under which an earlier day is judged', () => {
  const step = fc.record({
    after: fc.integer({ min: 1, max: 400 }),
    lasts: fc.option(fc.integer({ min: 0, max: 500 }))
  })
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: -50, max: 3000 }),
      (steps, at) => {
        let from = '2026-01-01'
        const versions = steps.map(({ after, lasts }, i): Rulebook => {
          from = addDays(from, after)
          const effectiveTo = lasts === null ? null : addDays(from, lasts)
          return { ...draft, version: i + 1, adoptedBy: 'd', effectiveFrom: from, effectiveTo }
        })
        const day = addDays('2026-01-01', at)
        const before = versionOn(versions.slice(0, -1), day)
        const last = versions[versions.length - 1]
        expect(versionOn(versions, day)).toEqual(day < last.effectiveFrom ? before : versionOn([last], day))
      }
    )
  )
})
