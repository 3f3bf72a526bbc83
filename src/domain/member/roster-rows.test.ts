import type { Cell } from './roster-cells'
import { readRosterRows } from './roster-rows'
import { type Row, read, row, wife } from './roster-testing'

describe('reads what clerks write', () => {
  test.each<[Cell, string]>([
    ['1958.3', '1958-03'],
    ['1958.10', '1958-10'],
    [1958.3, '1958-03'],
    [1958.12, '1958-12'],
    ['1958-03', '1958-03'],
    ['1958/3/15', '1958-03'],
    ['195803', '1958-03'],
    [195803, '1958-03'],
    [19580315, '1958-03'],
    ['19580315', '1958-03'],
    ['1958年3月', '1958-03'],
    ['1958年03月15日', '1958-03'],
    ['１９５８．０３', '1958-03'],
    [21259, '1958-03'],
    ['1958-03-15', '1958-03'],
    [' 1958 - 3 ', '1958-03']
  ])('a birth of %p', (cell, month) => {
    const { people, problems } = read([row({ 出生年月: cell })])
    expect([people[0]?.birthMonth, problems]).toEqual([month, []])
  })

  test('1958.1 as October where the same column writes January as 1958.01', () => {
    const { people, problems } = read([row({ 出生年月: 1958.1 }), row({ ...wife, 出生年月: 1960.01 })])
    expect([problems, people.map((p) => p.birthMonth)]).toEqual([[], ['1958-10', '1960-01']])
  })

  test.each<[string, string]>([
    ['本人', 'head'],
    ['户主', 'head'],
    ['妻', 'spouse'],
    ['老伴', 'spouse'],
    ['户主之妻', 'spouse'],
    ['长子', 'child'],
    ['次 女', 'child'],
    ['幺儿', 'child'],
    ['儿媳', 'child_in_law'],
    ['女婿', 'child_in_law'],
    ['三儿媳', 'child_in_law'],
    ['父亲', 'parent'],
    ['岳母', 'parent'],
    ['公公', 'parent'],
    ['孙', 'grandchild'],
    ['外孙女', 'grandchild'],
    ['爷爷', 'grandparent'],
    ['祖母', 'grandparent'],
    ['弟', 'sibling'],
    ['侄子', 'other'],
    ['其他', 'other'],
    ['子女', 'child'],
    ['儿媳女婿', 'child_in_law'],
    ['兄弟姐妹', 'sibling'],
    ['孙子女', 'grandchild']
  ])('the relation %s', (word, relation) => {
    expect(read([row(), row({ ...wife, 与户主关系: word })]).people[1]?.relation).toBe(relation)
  })

  test('yes as 是, √, 1 or 有, names aligned with spaces, phones with hyphens, digits in full width', () => {
    const { people, problems } = read([
      row({
        组: '三组',
        户号: '０３０１７',
        姓名: '王　强',
        户主: '王强',
        党员: '√',
        村民代表: 1,
        手机号: '138-7200 1234',
        '常住/外出': '务工'
      }),
      row({ ...wife, 组: '第三村民小组', 户主: '', 党员: '预备党员', 村民代表: '', '常住/外出': '' })
    ])
    expect(problems).toEqual([])
    expect(people).toMatchObject([
      {
        group: { no: 3 },
        householdNo: '03017',
        name: '王强',
        party: 'full',
        representative: true,
        residence: 'away',
        phone: { value: '13872001234' }
      },
      {
        group: { no: 3 },
        name: '谭桂香',
        party: 'probationary',
        representative: false,
        residence: 'resident',
        phone: { kind: 'blank' }
      }
    ])
  })

  test('merged cells: group, number and head only in the first row of a household', () => {
    const { people, problems } = read([
      row(),
      row({ ...wife, 组: null, 户号: null, 户主: null }),
      row({ 组: null, 户号: '03018', 户主: '田大明', 姓名: '田大明' }),
      row({ ...wife, 姓名: '覃秀英', 组: null, 户号: null, 户主: null })
    ])
    expect(problems).toEqual([])
    expect(people.map((p) => [p.group.no, p.householdNo, p.headName])).toEqual([
      [3, '03017', '向国富'],
      [3, '03017', '向国富'],
      [3, '03018', '田大明'],
      [3, '03018', '田大明']
    ])
  })

  test('titles above, a heading of two rows, groups as lines of their own, totals below, unknown columns', () => {
    const sheet: Row[] = [
      ['莫𡐓村常住人口名册'],
      ['填表日期：2026年11月'],
      ['村民小组', '门牌户号', '家庭成员情况', null, null, '备注', '低保'],
      [null, null, '成员姓名', '关系', '出生日期(如1958-03)', null, null],
      ['第三组'],
      [null, '1', '向国富', '本人', '1958-03-01', null, '是'],
      [],
      [null, null, '莫𡐓', '妻', '1960-11-02', null, null],
      ['合计', null, '2人']
    ]
    const { people, problems, ignoredColumns } = readRosterRows(sheet)
    expect(
      people.map((p) => [p.row, p.group.no, p.householdNo, p.name, p.relation, p.birthMonth, p.party])
    ).toEqual([
      [6, 3, '1', '向国富', 'head', '1958-03', undefined],
      [8, 3, '1', '莫𡐓', 'spouse', '1960-11', undefined]
    ])
    expect(problems.map((p) => [p.code, p.row, p.severity])).toEqual([['ROW_IGNORED', 9, 'warning']])
    expect(ignoredColumns).toEqual(['备注', '低保'])
  })

  test('a question as heading of the residence column', () => {
    const heading = ['组', '户号', '姓名', '关系', '是否外出']
    const { people } = readRosterRows([
      heading,
      ['1', '1', '向国富', '户主', '是'],
      ['1', '1', '谭桂香', '妻', '否']
    ])
    expect(people.map((p) => p.residence)).toEqual(['away', 'resident'])
  })

  test('an export’s masked phone as: keep, and 无 as: forget', () => {
    const { people } = read([row({ 手机号: '****1234' }), row({ ...wife, 手机号: '无' })])
    expect(people.map((p) => p.phone)).toEqual([{ kind: 'keep', last4: '1234' }, { kind: 'none' }])
  })
})
