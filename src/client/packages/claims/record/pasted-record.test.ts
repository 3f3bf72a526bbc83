import { parsePasted } from '@/domain/common/pasted-table'
import { readPasted } from './pasted-record'
import type { Line } from './record-draft'

const line = (key: string, no: string, head: string, ...others: string[]): Line => ({
  ...{ key, householdId: key, memberId: null, name: `${head}家`, note: '', groupId: 'g', groupName: '一组' },
  words: [no, head, ...others]
})
const lines = [
  line('a', '0101', '冉光明', '冉小军'),
  line('b', '0102', '向天乐'),
  line('c', '0201', '向天乐', '谭红')
]
const rule = { points: 5, most: 9 }
const read = (text: string) => readPasted(parsePasted(text), lines, rule)
const times = (text: string) =>
  Object.fromEntries(Object.entries(read(text).picked).map(([key, p]) => [key, p.times]))
const faults = (text: string) => read(text).faults.map((f) => `${f.line} ${f.words}`)

test('who is not in the roster, who is meant twice, what is no number: each named with its line', () => {
  expect(faults('户号\t分数\n0999\t5\n0101\t七\n0101\t7\n0102\t50\n0201\t0')).toEqual([
    '2 名册里没有“0999”',
    '3 0101：“七”不是整数',
    '4 0101：7分不是每次5分的整倍数',
    '5 0102：一次最多记9次，请分开记',
    '6 0201：是0，没有记'
  ])
  expect(faults('姓名\t分\n向天乐\t5\n冉光明\t5\n冉小军\t5')).toEqual([
    '2 “向天乐”有2个，请加上户号',
    '4 “冉小军”前面已经有了'
  ])
  expect(faults('姓名\n光明')).toEqual(['2 名册里没有“光明”'])
})

test('by number, by name, by both; points become times; full-width digits count', () => {
  expect(times('户号\t户主\t分数\n０１０１\t冉光明\t１０\n201\t向天乐\t5分')).toEqual({ a: 2, c: 1 })
  expect(times('姓名\t天数\n谭红\t3')).toEqual({ c: 3 })
  expect(times('户号\n0101\n0102')).toEqual({ a: null, b: null })
})

test('without a heading the last column of numbers is the points', () => {
  expect(times('冉光明\t5\n谭红\t15')).toEqual({ a: 1, c: 3 })
  expect(times('0101\n0102')).toEqual({ a: null, b: null })
})
