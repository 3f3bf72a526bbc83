import fc from 'fast-check'
import { numbersBeside } from './numbers-beside'

const beside = (name: string, value: number, ...texts: string[]) => numbersBeside([{ name, value }], texts)[0]
const money = (fen: number, ...texts: string[]) =>
  numbersBeside([{ name: '金额', value: fen, money: true }], texts)[0]

test('a slip is named with what is written, a missing number as missing', () => {
  expect(beside('赞成', 38, '应到52人，实到41人，赞成36票。')).toMatchObject({
    found: 'other',
    written: ['36']
  })
  expect(beside('反对', 3, '应到52人，实到41人，赞成38票。')).toMatchObject({ found: 'absent', written: [] })
  expect(beside('实到', 4, '实到41人')).toMatchObject({ found: 'other' })
  expect(beside('赞成', 38, '三十八人赞成')).toMatchObject({ found: 'absent' })
  expect(money(12_000_000, '总投资12.5万元')).toMatchObject({ found: 'other', written: ['12.5万元'] })
  expect(money(12_000_000, '各户不出钱')).toMatchObject({ found: 'absent' })
})

test('the same number is found however it is written', () => {
  expect(beside('应到', 1052, '应到 １,０５２ 人')?.found).toBe('same')
  expect(beside('赞成', 38, '党员大会赞成9票', '村民代表会议赞成票：38票')?.found).toBe('same')
  for (const words of ['12万元', '120,000元', '120000.00元', '１２ 万 元', '0.0012亿元']) {
    expect(money(12_000_000, `预算${words}`)?.found).toBe('same')
  }
})

test('a number that stands after its name is always found, and no other one is taken for it', () => {
  const count = fc.integer({ min: 0, max: 5000 })
  fc.assert(
    fc.property(count, count, (a, b) => {
      expect(beside('赞成', a, `赞成${a}票，反对${b}票`)?.found).toBe('same')
      expect(beside('赞成', a, `赞成${b}票`)?.found).toBe(a === b ? 'same' : 'other')
    })
  )
})
