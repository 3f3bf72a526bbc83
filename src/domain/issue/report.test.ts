import fc from 'fast-check'
import { gramsOf, likelySame, likeness } from './grams'
import { suppressLine } from './report'

test('small counts are hidden, none is told, and a single hidden one takes another with it', () => {
  expect(suppressLine({ a: 12, b: 0, c: 5 })).toEqual({ cells: { a: 12, b: 0, c: 5 }, total: 17 })
  expect(suppressLine({ a: 12, b: 4, c: 5 })).toEqual({ cells: { a: 12, b: '<5', c: '*' }, total: 21 })
  expect(suppressLine({ a: 12, b: 4, c: 1 })).toEqual({ cells: { a: 12, b: '<5', c: '<5' }, total: 17 })
  expect(suppressLine({ a: 4, b: 0 })).toEqual({ cells: { a: '<5', b: 0 }, total: '<5' })
  expect(suppressLine({ a: 0, b: 0 })).toEqual({ cells: { a: 0, b: 0 }, total: 0 })
})

test('no small count can be worked out from its line and the sum', () => {
  const line = fc.record({ a: fc.nat(20), b: fc.nat(20), c: fc.nat(20), d: fc.nat(20) })
  fc.assert(
    fc.property(line, (counts) => {
      const { cells, total } = suppressLine(counts)
      const values = Object.values(cells)
      expect(values.filter((v) => typeof v === 'number' && v > 0 && v < 5)).toEqual([])
      expect(typeof total === 'number' && total > 0 && total < 5).toBe(false)
      const hidden = values.filter((v) => typeof v !== 'number').length
      return hidden !== 1 || typeof total !== 'number'
    })
  )
})

test('Chinese words are found by pairs of characters, across punctuation and width', () => {
  expect(gramsOf('路灯坏了，3组')).toEqual(['路灯', '灯坏', '坏了', '3组'])
  expect(gramsOf('莫𡐓村')).toEqual(['莫𡐓', '𡐓村'])
  expect(gramsOf('ＬＥＤ 灯')).toEqual(['le', 'ed', '灯'])
  expect(gramsOf('。！')).toEqual([])
})

test('the same trouble in other words is alike, another is not', () => {
  const lamp = '村口的路灯坏了三天，晚上看不见'
  expect(likeness(lamp, '村口路灯坏了好几天')).toBeGreaterThan(likelySame)
  expect(likeness(lamp, '水井边的路塌了一截')).toBeLessThan(likelySame)
  expect(likeness(lamp, lamp)).toBe(1)
  expect(likeness('', lamp)).toBe(0)
})
