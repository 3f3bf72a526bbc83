import { cellsOfPaste, tableOfCells } from './cells'
import { readRules, rulesOutcome } from './read-rules'

const read = (rows: (string | number | null)[][]) => {
  const outcome = readRules(tableOfCells(rows))
  return outcome.ok ? rulesOutcome(outcome.value) : outcome.refusal.code
}

test('nothing, or blank rows, is no table', () => {
  expect([tableOfCells([]), tableOfCells([['', null], []])]).toEqual([null, null])
})

test('a heading is found under a title; a merged category belongs to the rows below it', () => {
  const sheet = [
    ['沙地沟村积分表', null, null],
    ['类别', '内容', '分值（分）', '单位'],
    ['庭院卫生', '门前三包', 5, '月'],
    [null, '垃圾分类', '3', '次'],
    ['公益美德', '照看老人', '', '次']
  ]
  expect(read(sheet)).toEqual({
    accepted: [
      { category: '庭院卫生', text: '门前三包', points: 5, unit: '月' },
      { category: '庭院卫生', text: '垃圾分类', points: 3, unit: '次' }
    ],
    incomplete: [{ text: '照看老人', missing: ['points'] }],
    refused: []
  })
})

test('beside 内容, 项目 is the kind; alone it is the deed', () => {
  const row = { category: '庭院卫生', text: '门前三包', points: 5, unit: '月' }
  expect(
    read([
      ['项目', '内容', '分值', '单位'],
      ['庭院卫生', '门前三包', 5, '月']
    ])
  ).toMatchObject({ accepted: [row] })
  expect(
    read([
      ['类别', '项目', '分值', '单位'],
      ['庭院卫生', '门前三包', 5, '月']
    ])
  ).toMatchObject({ accepted: [row] })
})

test('a column of deductions stays one', () => {
  expect(
    read([
      ['类别', '内容', '扣分', '单位'],
      ['庭院卫生', '门前不扫', 5, '次']
    ])
  ).toMatchObject({ refused: [{ code: 'RULE_DEDUCTION_OFF' }] })
})

test('without a heading the number of columns says what they are', () => {
  expect(read([['庭院卫生', '门前三包', 5, '月', '15/户/季']])).toMatchObject({ accepted: [{ points: 5 }] })
  expect(read([['门前三包每月5分']])).toMatchObject({ incomplete: [{ missing: ['category'] }] })
})

test('a paste keeps tabs and line breaks inside quotes', () => {
  expect(cellsOfPaste('类别\t内容\r\n庭院卫生\t"门前\n三包 ""净"""\n\n')).toEqual([
    ['类别', '内容'],
    ['庭院卫生', '门前\n三包 "净"'],
    ['']
  ])
  expect(cellsOfPaste('')).toEqual([])
})
