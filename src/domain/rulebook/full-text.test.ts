import fc from 'fast-check'
import { findPersonalData } from '../notice/personal-data'
import { compareRulebooks, goesOnFrom } from './compare'
import { exampleRulebook } from './example'
import { fingerprintOf, fullText, proposalOf } from './full-text'
import type { RulebookDraft, RuleItem } from './rule-item'

const draft: RulebookDraft = {
  ...{ title: '莫塘村积分细则', effectiveFrom: '2027-01-01', effectiveTo: null, deductionPeriod: null },
  ...exampleRulebook
}
const [first, second, ...rest] = draft.items
const withFirst = (over: Partial<RuleItem>): RulebookDraft => ({
  ...draft,
  items: first ? [{ ...first, ...over }, ...draft.items.slice(1)] : []
})

test('whatever binds stands in the text: a change of anything changes it', () => {
  const same = fullText(draft).join('\n')
  const others: readonly RulebookDraft[] = [
    ...[{ points: 3 }, { unit: '次' }, { words: '别的' }, { honour: true }, { evidence: null }].map(
      withFirst
    ),
    ...[
      { caps: [] },
      { recordedBy: ['committee' as const] },
      { evidence: { words: '签到表', needed: true } }
    ].map(withFirst),
    { ...draft, effectiveFrom: '2027-01-02' },
    { ...draft, effectiveTo: '2028-12-31' },
    { ...draft, expiry: null },
    { ...draft, deductionPeriod: 'quarter' },
    { ...draft, groups: [{ name: '月评', per: 'household', period: 'quarter' }] },
    { ...draft, items: [...rest, ...(first ? [first] : [])] }
  ]
  const texts = others.map((other) => fullText(other).join('\n'))
  expect(new Set([same, ...texts]).size).toBe(others.length + 1)
  expect(fullText(draft)[5]).toBe(
    '1. 参加村组议事会、小院说事并签到：每人次2分；每户每季最多20分；凭签到表；院落长记录、组长记录、村委会记录。'
  )
})

test('a fingerprint is letters alone, so that no number in it is taken for a telephone', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (sha) => {
      const print = fingerprintOf(sha)
      expect(print).toMatch(/^(?:[a-p]{4}-){5}[a-p]{4}$/)
      expect(findPersonalData(`正文指纹 ${print}`)).toEqual([])
    })
  )
  expect(fingerprintOf('0123456789abcdef'.repeat(4))).toBe('abcd-efgh-ijkl-mnop-abcd-efgh')
})

test('the matter carries the whole text where it fits, and the fingerprint in a field of substance in any case', () => {
  const { content } = proposalOf(draft, 'abcd')
  expect(content).toMatchObject({ title: '通过《莫塘村积分细则》', term: null })
  expect(content.summary).toBe(fullText(draft).join('\n'))
  expect(content.scope).toContain('abcd')
  const many = Array.from({ length: 12 }, (_, i) =>
    draft.items.map((item) => ({ ...item, words: `${item.words}${i}` }))
  )
  const long = proposalOf({ ...draft, items: many.flat() }, 'abcd')
  expect(long.content.summary.length).toBeLessThan(600)
  expect(long.content.summary).toContain('全文附在本事项上')
})

test('versions differ by what is new, changed and gone; a rule in other words is another rule', () => {
  const after = { ...draft, items: [...(first ? [{ ...first, points: 3 }] : []), ...rest] }
  expect(compareRulebooks(draft, draft)).toEqual([])
  expect(compareRulebooks(draft, after).map(({ kind, words }) => [kind, words])).toEqual([
    ['changed', first?.words],
    ['removed', second?.words]
  ])
  expect(compareRulebooks(draft, withFirst({ words: '参加院坝会' })).map((c) => c.kind)).toEqual([
    'added',
    'removed'
  ])
})

test('a rule goes on while its words are, wherever it stands; each in one place only', () => {
  const before = draft.items.map((item, i) => ({ ...item, ruleId: `r${i}` }))
  const ids = before.map((item) => item.ruleId)
  expect(goesOnFrom(before, draft.items)).toEqual(ids)
  expect(goesOnFrom(before, [...draft.items].reverse())).toEqual([...ids].reverse())
  const [item] = draft.items
  if (!item) throw new Error('a draft without rules')
  expect(goesOnFrom(before, [{ ...item, points: 9, caps: [] }, item])).toEqual(['r0', null])
  expect(goesOnFrom(before, [{ ...item, words: '参加院坝会' }])).toEqual([null])
  expect(goesOnFrom([], draft.items)).toEqual(ids.map(() => null))
  // Left out for a version, it goes on from the last one that had it.
  const last = { ...before[0], ruleId: 'later' } as (typeof before)[number]
  expect(goesOnFrom([...before, last], [item])).toEqual(['later'])
})
