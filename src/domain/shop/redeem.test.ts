import fc from 'fast-check'
import { decideRedeem, isCash, quarterOf, type RedeemFacts, servable } from './redeem'
import { bySource, isPeriod, yuanOf } from './settlement'
import { moveStock, onShelf } from './stock'

const base: RedeemFacts = {
  goods: { onSale: true, price: 5, available: 3, unit: '袋', perQuarter: 4 },
  count: 2,
  seenPrice: 5,
  householdEnded: false,
  used: { pieces: 2, points: 10 },
  quarterPoints: 20,
  budget: { points: 100, committed: 90 },
  waiting: 0
}
const said = (over: Partial<RedeemFacts>) => {
  const decided = decideRedeem({ ...base, ...over })
  return decided.ok ? decided.value.state : decided.refusal.code
}

describe('a request is refused', () => {
  test.each<[string, Partial<RedeemFacts>]>([
    ['SHOP_HOUSEHOLD_ENDED', { householdEnded: true }],
    ['SHOP_GOODS_OFF', { goods: { ...base.goods, onSale: false } }],
    ['SHOP_GOODS_CHANGED', { seenPrice: 4 }],
    ['SHOP_NO_BUDGET', { budget: null }],
    ['SHOP_SOLD_OUT', { goods: { ...base.goods, available: 1 } }],
    ['SHOP_SOLD_OUT', { goods: { ...base.goods, available: 0 } }],
    ['SHOP_LIMIT_REACHED', { used: { pieces: 3, points: 0 } }],
    ['SHOP_QUARTER_REACHED', { used: { pieces: 0, points: 11 } }]
  ])('%s', (code, over) => {
    expect(said(over)).toBe(code)
  })
  test('with what is left in words', () => {
    expect(decideRedeem({ ...base, used: { pieces: 3, points: 0 } })).toMatchObject({
      refusal: { message: expect.stringContaining('还能兑1袋') }
    })
  })
})

test('both sides of each limit', () => {
  expect(said({ goods: { ...base.goods, available: 2 } })).toBe('reserved')
  expect(said({ used: { pieces: 2, points: 10 } })).toBe('reserved')
  expect(said({ quarterPoints: null, used: { pieces: 0, points: 999 } })).toBe('reserved')
  expect(said({ goods: { ...base.goods, perQuarter: null }, used: { pieces: 99, points: 0 } })).toBe(
    'reserved'
  )
})

test('a short budget makes it wait, and so does anybody who waits already', () => {
  expect(said({ budget: { points: 100, committed: 90 } })).toBe('reserved')
  expect(said({ budget: { points: 100, committed: 91 } })).toBe('queued')
  expect(said({ budget: { points: 100, committed: 0 }, waiting: 1 })).toBe('queued')
})

test('those who wait are served in order, never past the first that does not fit, never over the budget', () => {
  expect(servable(10, [4, 7, 1])).toBe(1)
  expect(servable(11, [4, 7, 1])).toBe(2)
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.array(fc.integer({ min: 1, max: 50 })), (left, waiting) => {
      const n = servable(left, waiting)
      const sum = (k: number) => waiting.slice(0, k).reduce((a, b) => a + b, 0)
      expect(sum(n)).toBeLessThanOrEqual(left)
      if (n < waiting.length) expect(sum(n + 1)).toBeGreaterThan(left)
    })
  )
})

test('cash under any name is no goods', () => {
  for (const name of ['现金50元', '微信红包', '购 物 卡', '代金券10元']) expect(isCash(name)).toBe(true)
  for (const name of ['洗衣粉', '红糖', '金龙鱼油']) expect(isCash(name)).toBe(false)
})

test('quarters', () => {
  expect(quarterOf('2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  expect(quarterOf('2026-06-30')).toEqual({ from: '2026-04-01', to: '2026-06-30' })
  expect(quarterOf('2027-03-31')).toEqual({ from: '2027-01-01', to: '2027-03-31' })
})

test('what is promised cannot go out, and what was counted away is gone', () => {
  expect(moveStock({ available: 1, reserved: 3, gone: 0 }, 'out', 2)).toBeNull()
  expect(moveStock({ available: 1, reserved: 3, gone: 0 }, 'counted', -2)).toBeNull()
  const after = moveStock({ available: 2, reserved: 3, gone: 0 }, 'counted', -2)
  expect(after && onShelf(after)).toBe(3)
})

test('a settlement by supplier, with what is owed', () => {
  const goods = { unit: '袋', count: 2, points: 10 }
  const sources = bySource([
    { ...goods, sourceName: '乙店', goodsName: '盐', costFen: 250 },
    { ...goods, sourceName: '甲店', goodsName: '米', costFen: 5000 },
    { ...goods, sourceName: '乙店', goodsName: '旧书', costFen: null }
  ])
  expect(sources.map((s) => [s.sourceName, s.points, s.costFen])).toEqual([
    ['乙店', 20, 250],
    ['甲店', 10, 5000]
  ])
  expect(yuanOf(1205)).toBe('12.05')
  expect([isPeriod('2026-01-01', '2026-12-31'), isPeriod('2026-01-02', '2026-01-01')]).toEqual([true, false])
  expect(isPeriod('2026-01-01', '2027-01-02')).toBe(false)
})
