import fc from 'fast-check'
import { coveredIn, coverWith, joined, leftOpen, placesOf, spanOf } from './spans'

test('nothing is found for nothing, and nothing is covered where nothing was', () => {
  expect(placesOf('向天乐上学', '')).toEqual([])
  expect(placesOf('向天乐上学', '李')).toEqual([])
  expect(coveredIn('向天乐上学', null)).toEqual([])
  // An asterisk that the raiser wrote is no cover.
  expect(coveredIn('＊号', '＊号')).toEqual([])
})

test('places are counted by characters, not by halves of a rare one', () => {
  expect(placesOf('莫𡐓村向天乐，天乐', '天乐')).toEqual([
    { from: 4, to: 6 },
    { from: 7, to: 9 }
  ])
  expect(spanOf('𡐓13812345678', 2, 13)).toEqual({ from: 1, to: 12 })
})

test('what overlaps or touches is one stretch', () => {
  expect(
    joined([
      { from: 5, to: 6 },
      { from: 0, to: 2 },
      { from: 2, to: 4 }
    ])
  ).toEqual([
    { from: 0, to: 4 },
    { from: 5, to: 6 }
  ])
})

test('what was covered is found again', () => {
  const stretch = fc
    .tuple(fc.nat(11), fc.integer({ min: 1, max: 4 }))
    .map(([from, n]) => ({ from, to: from + n }))
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 5 }), (spans) => {
      const words = '莫𡐓村向天乐家门口的路灯坏了'
      const length = Array.from(words).length
      const inside = joined(spans.filter((s) => s.to <= length))
      expect(coveredIn(words, coverWith(words, inside))).toEqual(inside)
    })
  )
})

test('what was found is open until all of it is covered', () => {
  const words = '𡐓打13812345678'
  const findings = [{ start: 3, end: 14 }]
  const open = (...spans: { from: number; to: number }[]) =>
    leftOpen(words, coverWith(words, spans), findings).length
  expect([
    leftOpen(words, null, findings).length,
    open({ from: 2, to: 12 }),
    open({ from: 2, to: 13 })
  ]).toEqual([1, 1, 0])
})
