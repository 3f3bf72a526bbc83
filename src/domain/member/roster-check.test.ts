import type { RosterProblemCode } from './roster-problems'
import { maxRosterRows, readRosterRows } from './roster-rows'
import { found, type Row, read, row, wife } from './roster-testing'

describe('refuses, with the row as Excel counts it', () => {
  const cases: readonly [string, readonly Row[], RosterProblemCode, number | null, string | null][] = [
    ['a person without a group', [row({ 组: '' })], 'GROUP_MISSING', 2, '组'],
    [
      'a head without a household number',
      [row(), row({ 户号: '', 姓名: '田大明', 户主: '田大明' })],
      'HOUSEHOLD_NO_MISSING',
      3,
      '户号'
    ],
    ['a row without a name', [row(), row({ ...wife, 姓名: '' })], 'NAME_MISSING', 3, '姓名'],
    [
      'a name with a character that was lost',
      [row({ 姓名: '向?富', 户主: '' })],
      'NAME_UNREADABLE',
      2,
      '姓名'
    ],
    ['a private character in a name', [row({ 姓名: '向\ue123', 户主: '' })], 'NAME_UNREADABLE', 2, '姓名'],
    [
      'an unknown relation',
      [row(), row({ ...wife, 与户主关系: '媳妇' })],
      'RELATION_UNKNOWN',
      3,
      '与户主关系'
    ],
    ['no relation', [row(), row({ ...wife, 与户主关系: '' })], 'RELATION_UNKNOWN', 3, '与户主关系'],
    ['a month that is none', [row({ 出生年月: '1958-13' })], 'BIRTH_IMPOSSIBLE', 2, '出生年月'],
    ['a birth without a month', [row({ 出生年月: 1958 })], 'BIRTH_UNREADABLE', 2, '出生年月'],
    ['a birth in words', [row({ 出生年月: '五八年' })], 'BIRTH_UNREADABLE', 2, '出生年月'],
    [
      '1958.1 as a number, which may have been 1958.10',
      [row({ 出生年月: 1958.1 })],
      'BIRTH_AMBIGUOUS',
      2,
      '出生年月'
    ],
    ['a birth still to come', [row({ 出生年月: '2026-12' })], 'BIRTH_IN_FUTURE', 2, '出生年月'],
    ['more than 120 years', [row({ 出生年月: '1906-10' })], 'AGE_OVER_120', 2, '出生年月'],
    ['ten digits of phone', [row({ 手机号: '1387200123' })], 'PHONE_BAD', 2, '手机号'],
    ['a land line', [row({ 手机号: '0718-8123456' })], 'PHONE_BAD', 2, '手机号'],
    ['a word that is neither yes nor no', [row({ 村民代表: '大概' })], 'VALUE_UNKNOWN', 2, '村民代表'],
    ['a sex that is none', [row({ 性别: '未' })], 'VALUE_UNKNOWN', 2, '性别'],
    ['a formula that broke', [row({ 出生年月: '#REF!' })], 'FORMULA_ERROR', 2, '出生年月'],
    ['a household without a head', [row({ 与户主关系: '配偶', 户主: '' })], 'HEAD_MISSING', 2, '与户主关系'],
    [
      'two heads',
      [row({ 户主: '' }), row({ ...wife, 户主: '', 与户主关系: '户主' })],
      'HEAD_TWICE',
      3,
      '与户主关系'
    ],
    [
      'a 户主 column that names someone else',
      [row(), row({ ...wife, 户主: '向国贵' })],
      'HEAD_NAME_DIFFERS',
      3,
      '户主'
    ],
    ['a household in two groups', [row(), row({ ...wife, 组: '4组' })], 'HOUSEHOLD_TWO_GROUPS', 3, '户号'],
    [
      'a household in two courtyards',
      [row({ 院落: '大屋场' }), row({ ...wife, 院落: '桂花院子' })],
      'HOUSEHOLD_TWO_COURTYARDS',
      3,
      '院落'
    ],
    ['the same person twice', [row(), row(wife), row(wife)], 'PERSON_TWICE', 4, '姓名'],
    [
      'a minor representative',
      [row(), row({ ...wife, 与户主关系: '女', 出生年月: '2008-11', 村民代表: '是' })],
      'REPRESENTATIVE_MINOR',
      3,
      '村民代表'
    ],
    [
      'a minor party member',
      [row(), row({ ...wife, 与户主关系: '女', 出生年月: '2010-01', 党员: '是' })],
      'PARTY_MINOR',
      3,
      '党员'
    ]
  ]
  test.each(cases)('%s', (_, rows, code, at, column) => {
    expect(found(rows)).toEqual([[code, at, column]])
    expect(read(rows).problems[0]).toMatchObject({
      severity: 'error',
      message: expect.stringMatching(/[一-鿿]{3}.*。$/)
    })
  })

  test('two namesakes in one household of whom one has no month of birth', () => {
    const rows = [row(), row(wife), row({ ...wife, 与户主关系: '女', 出生年月: '' })]
    expect(found(rows)).toEqual([
      ['BIRTH_MISSING', 4, '出生年月'],
      ['PERSON_TWICE', 4, '姓名']
    ])
  })

  test('a sheet without a heading, a heading without a needed column, a heading with nobody', () => {
    expect(readRosterRows([['你好'], ['世界']]).problems.map((p) => p.code)).toEqual(['HEADER_MISSING'])
    expect(readRosterRows([]).problems.map((p) => p.code)).toEqual(['HEADER_MISSING'])
    expect(readRosterRows([['组', '姓名', '性别']]).problems.map((p) => [p.code, p.row, p.column])).toEqual([
      ['COLUMN_MISSING', 1, '户号'],
      ['COLUMN_MISSING', 1, '与户主关系']
    ])
    expect(found([])).toEqual([['NO_PEOPLE', null, null]])
  })

  test('more rows than a village has', () => {
    const rows = Array.from({ length: maxRosterRows + 1 }, () => row())
    expect(read(rows).problems.map((p) => p.code)).toEqual(['TOO_MANY_ROWS'])
    expect(read(rows.slice(1)).problems.map((p) => p.code)).not.toContain('TOO_MANY_ROWS')
  })
})

describe('warns, and lets it pass', () => {
  test('of namesakes in two households, two representatives in one, births that are missing', () => {
    const rows = [
      row({ 村民代表: '是' }),
      row({ ...wife, 村民代表: '是', 出生年月: '' }),
      row({ 户号: '03018' })
    ]
    expect(read(rows).problems.map((p) => [p.code, p.row, p.severity])).toEqual([
      ['BIRTH_MISSING', 3, 'warning'],
      ['REPRESENTATIVE_TWO', 3, 'warning'],
      ['PERSON_ELSEWHERE', 4, 'warning']
    ])
  })
  test('someone who turned 18 the month before is an adult', () => {
    expect(found([row(), row({ ...wife, 与户主关系: '女', 出生年月: '2008-10', 村民代表: '是' })])).toEqual(
      []
    )
  })
})
