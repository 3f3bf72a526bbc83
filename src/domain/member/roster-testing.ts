import type { Cell } from './roster-cells'
import { checkRoster } from './roster-check'
import { readRosterRows } from './roster-rows'

/** The day of every import in these tests. */
export const on = '2026-11-22'
export const titles = [
  '组',
  '院落',
  '户号',
  '户主',
  '姓名',
  '与户主关系',
  '性别',
  '出生年月',
  '手机号',
  '常住/外出',
  '党员',
  '村民代表'
]
export type Row = readonly Cell[]

/** A row of the whole shape; `change` replaces cells by their title. */
export const row = (change: Readonly<Record<string, Cell>> = {}): Row => {
  const usual: Record<string, Cell> = {
    组: '3组',
    院落: '',
    户号: '03017',
    户主: '向国富',
    姓名: '向国富',
    与户主关系: '户主',
    性别: '男',
    出生年月: '1958-03',
    手机号: '13872001234',
    '常住/外出': '常住',
    党员: '否',
    村民代表: '否'
  }
  return titles.map((title) => (title in change ? (change[title] ?? null) : (usual[title] ?? null)))
}
export const wife = {
  姓名: '谭桂香',
  与户主关系: '配偶',
  性别: '女',
  出生年月: '1960-11',
  手机号: ''
} as const
/** Reads and checks rows under the usual heading. */
export const read = (rows: readonly Row[]) => {
  const reading = readRosterRows([titles, ...rows])
  return { ...reading, problems: [...reading.problems, ...checkRoster(reading.people, on)] }
}
/** Code, row and column of every problem. */
export const found = (rows: readonly Row[]) => read(rows).problems.map((p) => [p.code, p.row, p.column])
