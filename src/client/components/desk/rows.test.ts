import fc from 'fast-check'
import type { WideRow } from './desk-types'
import { compare, facetValues, holdsWords, nextSort, rowsInSight, wholeSight } from './rows'

const row = (id: string, ...cells: WideRow['cells']): WideRow => ({ id, cells, order: cells, locked: null })
const rows = [row('a', '二组', 30), row('b', '一组', 4), row('c', '二组', null)]
const idsOf = (list: readonly WideRow[]) => list.map((r) => r.id).join('')

test('nothing is found for words that stand nowhere, and for a choice that nobody has', () => {
  expect(rowsInSight(rows, { ...wholeSight, words: '三组' })).toEqual([])
  expect(rowsInSight(rows, { ...wholeSight, facets: { 0: '三组' } })).toEqual([])
  expect(holdsWords(['莫𡐓村', '01'], '莫 02')).toBe(false)
})

test('every word must stand there; full-width digits are digits; no word is every row', () => {
  expect(holdsWords(['莫𡐓村', '第12户'], '１２ 莫')).toBe(true)
  expect(idsOf(rowsInSight(rows, { ...wholeSight, words: '  ' }))).toBe('abc')
  expect(idsOf(rowsInSight(rows, { ...wholeSight, facets: { 0: '二组', 1: '' } }))).toBe('ac')
})

test('numbers by size, numbers in words as well, what is empty last either way', () => {
  const sorted = (down: boolean) => idsOf(rowsInSight(rows, { ...wholeSight, sort: { column: 1, down } }))
  expect([sorted(false), sorted(true)]).toEqual(['bac', 'abc'])
  expect(compare('2组', '10组', false)).toBeLessThan(0)
})

test('a heading pressed again and again: up, down, as it came', () => {
  const up = nextSort(null, 1)
  const down = nextSort(up, 1)
  expect([up, down, nextSort(down, 1), nextSort(down, 0)]).toEqual([
    { column: 1, down: false },
    { column: 1, down: true },
    null,
    { column: 0, down: false }
  ])
  expect(facetValues(rows, 0)).toEqual(['二组', '一组'].sort((a, b) => a.localeCompare(b, 'zh-CN')))
})

test('sorting loses and invents no row', () => {
  const cell = fc.oneof(fc.string(), fc.integer(), fc.constant(null))
  fc.assert(
    fc.property(fc.array(cell), fc.boolean(), (cells, down) => {
      const list = cells.map((c, i) => row(String(i), c))
      const sorted = rowsInSight(list, { ...wholeSight, sort: { column: 0, down } })
      expect(sorted.map((r) => r.id).sort()).toEqual(list.map((r) => r.id).sort())
    })
  )
})
