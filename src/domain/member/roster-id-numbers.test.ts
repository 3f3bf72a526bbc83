import type { Cell } from './roster-cells'
import { readRosterRows } from './roster-rows'
import { found, read, row, titles, wife } from './roster-testing'

describe('ID-card numbers', () => {
  const id = '422802195803151232'
  test.each<[string, Cell]>([
    ['as text', id],
    ['in full width', '４２２８０２１９５８０３１５１２３２'],
    ['with spaces', '422802 19580315 1232'],
    ['rounded by Excel', 422802195803151200],
    ['of the old kind', '422802580315123'],
    ['with a wrong last digit', '422802195803151230']
  ])('%s are refused in any column, once per column, and never repeated', (_, cell) => {
    const sheet = [
      [...titles, '身份证号'],
      [...row(), cell],
      [...row(wife), cell]
    ]
    const { problems, people } = readRosterRows(sheet)
    expect(problems.map((p) => [p.code, p.severity, p.row, p.column])).toEqual([
      ['ID_NUMBER', 'error', 2, '身份证号']
    ])
    expect(JSON.stringify([problems, people])).not.toMatch(/\d{12,}/)
  })
  test('in a column that is read, they are not taken for its value', () => {
    const { problems, people } = read([row({ 手机号: id, 姓名: id, 户主: '' })])
    expect(problems.map((p) => [p.code, p.column])).toEqual([
      ['ID_NUMBER', '姓名'],
      ['ID_NUMBER', '手机号']
    ])
    expect(JSON.stringify([problems, people])).not.toContain('19580315')
  })
  test('in a remark without a heading of its own', () => {
    const rows = [row(), row(wife)].map((cells, i) => [...cells, i === 0 ? null : `代办人${id}`])
    expect(
      readRosterRows([[...titles, '备注'], ...rows]).problems.map((p) => [p.code, p.row, p.column])
    ).toEqual([['ID_NUMBER', 3, '备注']])
  })
  test('household codes of 18 digits that look like them are household numbers', () => {
    const rows = Array.from({ length: 60 }, (_, i) =>
      row({ 户号: `42280220421203${String(i + 1).padStart(4, '0')}`, 出生年月: `19${30 + i}-01` })
    )
    expect(found(rows)).toEqual([])
  })
  test('phones, household numbers and dates are not mistaken for them', () => {
    expect(found([row({ 手机号: 13872001234, 出生年月: 19580315 })])).toEqual([])
  })
})
