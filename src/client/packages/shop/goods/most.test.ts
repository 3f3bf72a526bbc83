import { mostOf, type Whole } from './most'

const whole = (over: {
  goods?: Partial<Whole['goods']>
  purse?: Partial<NonNullable<Whole['purse']>> | null
  budget?: null
  terms?: Partial<Whole['terms']>
}): Whole => ({
  goods: {
    ...{ goodsId: 'g', name: '肥皂', words: '', unit: '块', price: 2, source: 'bought', sourceName: '店' },
    ...{ sourceWords: '店', perQuarter: null, available: 30, onSale: true, photos: [] },
    ...over.goods
  },
  purse:
    over.purse === null
      ? null
      : {
          ...{ householdId: 'h', available: 100, reserved: 0, usedPieces: 0, usedPoints: 0 },
          ...over.purse
        },
  budget:
    over.budget === null
      ? null
      : {
          ...{ budgetId: 'b', from: '2026-10-01', to: '2026-12-31', points: 10, committed: 10, left: 0 },
          ...{ inForce: true, over: false, fund: '', noticeId: null, announcedAt: '', events: [] }
        },
  waiting: 0,
  terms: { pickupDays: 15, quarterPoints: null, ...over.terms }
})

test('why nothing can be asked for, in the order in which it would help', () => {
  expect(mostOf(whole({ goods: { onSale: false } }))).toMatchObject({ most: 0 })
  expect(mostOf(whole({ budget: null })).why).toContain('公布预算')
  expect(mostOf(whole({ goods: { available: 0 } })).why).toContain('补货')
  expect(mostOf(whole({ purse: null })).most).toBe(0)
  expect(mostOf(whole({ goods: { perQuarter: 2 }, purse: { usedPieces: 2 } })).why).toContain('这个季度')
  expect(mostOf(whole({ purse: { available: 1 } })).why).toBe('还差1分，攒够了再来。')
  expect(mostOf(whole({ purse: { usedPoints: 10 }, terms: { quarterPoints: 10 } })).why).toContain('已经用完')
})

test('as many as stock, purse, quarter and one request allow; a short budget only makes it wait', () => {
  expect(mostOf(whole({}))).toEqual({ most: 20, why: null })
  expect(mostOf(whole({ goods: { available: 3 } })).most).toBe(3)
  expect(mostOf(whole({ purse: { available: 9 } })).most).toBe(4)
  expect(mostOf(whole({ goods: { perQuarter: 5 }, purse: { usedPieces: 3 } })).most).toBe(2)
  expect(mostOf(whole({ purse: { usedPoints: 4 }, terms: { quarterPoints: 10 } })).most).toBe(3)
})
