import fc from 'fast-check'
import { diff, isSubstantive, type Content as Plan, yuan } from './content'
import { ContentInput as Content } from './content-input'
import { plan } from './life-testing'

const change = (over: Partial<Plan>) => diff(plan, { ...plan, ...over })
const field = (over: object): string => {
  const parsed = Content.safeParse({ ...plan, ...over })
  return parsed.success ? 'ok' : (parsed.error.issues[0]?.path.join('.') ?? '')
}

test('refuses money that is not whole fen, and terms that end before they begin', () => {
  expect([-1, 0.5, 1e15, Number.NaN, '12'].map((amount) => field({ amount }))).toEqual(
    Array(5).fill('amount')
  )
  expect([0, 1, null].map((amount) => field({ amount }))).toEqual(['ok', 'ok', 'ok'])
  expect(field({ term: { from: '2026-02-01', to: '2026-01-31' } })).toBe('term.to')
  expect(field({ title: '' })).toBe('title')
  expect(field({ beneficiaries: '  ' })).toBe('beneficiaries')
})

test('a change is told in one line', () => {
  expect(change({ amount: 15_000_050 }).map((c) => c.sentence)).toEqual([
    '金额：由120,000元改为150,000.50元（增加30,000.50元）'
  ])
  expect(change({ amount: null, contracting: null }).map((c) => c.sentence)).toEqual([
    '金额：由120,000元改为无',
    '承包方式：由“三家以上询价”改为“无”'
  ])
  expect(change({ term: { from: '2026-12-01', to: '2027-04-30' } })[0]?.sentence).toBe(
    '期限：由2026年12月1日至2027年3月31日改为2026年12月1日至2027年4月30日'
  )
  expect(change({})).toEqual([])
})

test.each<[string, Partial<Plan>]>([
  ['one fen', { amount: 12_000_001 }],
  ['the scope', { scope: '三组至六组，全长1.2公里' }],
  ['who benefits', { beneficiaries: '三、四、五组常住村民' }],
  ['land', { land: null }],
  ['the term', { term: null }],
  ['how it is contracted', { contracting: '直接委托' }],
  ['what people contribute', { contributions: '每户出工两天' }],
  ['another sum in the words', { summary: plan.summary.replace('1.2', '1.3') }],
  ['another sum in Chinese numerals', { summary: plan.summary.replace('三组', '二组') }],
  ['a decimal point that moved', { scope: '三组至五组，全长12公里' }]
])('%s is substance', (_, over) => {
  expect(isSubstantive(change(over))).toBe(true)
})

test.each<[string, Partial<Plan>]>([
  ['a full stop', { summary: `${plan.summary}。` }],
  ['blanks and a comma in the scope', { scope: '三组至五组 , 全长1.2公里' }],
  ['a wrong character in the words', { summary: plan.summary.replace('新修', '新建') }],
  ['full-width digits', { summary: plan.summary.replace('1.2', '１.２') }],
  ['the title', { title: '修建三组的机耕道' }]
])('%s is not', (_, over) => {
  expect(change(over)).toHaveLength(1)
  expect(isSubstantive(change(over))).toBe(false)
})

test('money is written without rounding', () => {
  expect([0, 1, 100, 123_456_789, -50].map(yuan)).toEqual([
    '0元',
    '0.01元',
    '1元',
    '1,234,567.89元',
    '-0.50元'
  ])
  fc.assert(
    fc.property(fc.maxSafeNat(), (fen) => {
      const [whole = '', cents = '0'] = yuan(fen).replace('元', '').replaceAll(',', '').split('.')
      return BigInt(whole) * 100n + BigInt(cents) === BigInt(fen)
    })
  )
})

test('the difference there and back names the same fields', () => {
  const other = fc.record({
    amount: fc.option(fc.nat(), { nil: null }),
    scope: fc.string({ minLength: 1 }),
    land: fc.option(fc.string(), { nil: null })
  })
  fc.assert(
    fc.property(other, other, (a, b) => {
      const there = diff({ ...plan, ...a }, { ...plan, ...b })
      const back = diff({ ...plan, ...b }, { ...plan, ...a })
      expect(there.map((c) => [c.field, c.substantive])).toEqual(back.map((c) => [c.field, c.substantive]))
    })
  )
})
