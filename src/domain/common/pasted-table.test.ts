import fc from 'fast-check'
import { fenIn, parsePasted, plainCell, toCsv, toPasted, wholeIn } from './pasted-table'

test('what is no whole number is none', () => {
  for (const cell of ['', '十二', '1.5', '-3', '12/3', '1,20', '12 34', '1234567890', '=A1', '12abc'])
    expect([cell, wholeIn(cell)]).toEqual([cell, null])
  for (const cell of ['', '三十', '-1', '1.234', '1,20.00', '30分钱', '30元/袋'])
    expect([cell, fenIn(cell)]).toEqual([cell, null])
})

test('numbers as people write them', () => {
  expect(['12', '１２', ' 12 ', '12分', '12.0', '1,200', '1，200', '+3', '2次'].map(wholeIn)).toEqual([
    12, 12, 12, 12, 12, 1200, 1200, 3, 2
  ])
  expect(['30', '30元', '¥30.5', '￥1,200.50', '０.０５'].map(fenIn)).toEqual([3000, 3000, 3050, 120050, 5])
})

test('empty text is no rows; a quote that is never closed is a quote', () => {
  expect(parsePasted('')).toEqual([])
  expect(parsePasted('\n \t \n')).toEqual([])
  expect(parsePasted('"甲\t乙\n丙')).toEqual([
    { line: 1, cells: ['"甲', '乙'] },
    { line: 2, cells: ['丙'] }
  ])
  expect(parsePasted('"甲"家\t1')).toEqual([{ line: 1, cells: ['"甲"家', '1'] }])
})

test('Excel’s rows: line breaks and quotes in a cell, lines of Windows, empty lines counted and left out', () => {
  expect(parsePasted('户号\t说明\r\n\r\n01\t"修渠\n两天，""三组"""\r\n')).toEqual([
    { line: 1, cells: ['户号', '说明'] },
    { line: 3, cells: ['01', '修渠\n两天，"三组"'] }
  ])
  expect(parsePasted('甲\t\t3')).toEqual([{ line: 1, cells: ['甲', '', '3'] }])
  expect(plainCell('　冉　光明 ')).toBe('冉 光明')
})

test('whatever is copied comes back', () => {
  const cell = fc.string().map((s) => s.replace(/\r/g, '').replace(/^\ufeff/, ''))
  const rows = fc.array(
    fc.array(cell, { minLength: 1, maxLength: 4 }).filter((r) => r.some((c) => plainCell(c) !== '')),
    { maxLength: 6 }
  )
  fc.assert(
    fc.property(rows, (copied) => {
      expect(parsePasted(toPasted(copied)).map((r) => r.cells)).toEqual(copied)
    })
  )
})

test('for a file every cell is quoted', () => {
  expect(toCsv([{ line: 1, cells: ['甲"乙', '1,2'] }])).toBe('"甲""乙","1,2"')
})
