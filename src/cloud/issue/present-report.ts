import { type Category, categories } from '@/domain/issue/names'
import { type Cell, smallest, suppressLine } from '@/domain/issue/report'
import { type CountedLine, type ReportColumn, reportColumns } from './count-issues'

export const reportNames: Record<ReportColumn, string> = {
  open: '正在办',
  overdue: '其中超期',
  resolved: '已解决',
  unrated: '未评价关闭',
  explained: '解释结案',
  declined: '不予受理',
  transferred: '转四议两公开',
  merged: '合并',
  withdrawn: '撤回'
}

const columns = reportColumns.map((id) => ({ id, name: reportNames[id] }))
const categoryName = (id: string): string => categories[id as Category] ?? categories.other

/** Where a single number would tell of a person, it is told as fewer than five. */
const few = (count: number): Cell => (count > 0 && count < smallest ? '<5' : count)

/** What a matter ended as or is: the columns that do not overlap, so that a line adds up. */
const apart = reportColumns.filter((id) => id !== 'overdue')

/** A place where nothing was said in the open has no line: an empty one would tell of what was said behind doors. */
const inOpen = (lines: readonly CountedLine[]): CountedLine[] =>
  lines.filter((line) => apart.some((id) => line[id] > 0))

/**
 * A township's month by village: what everyone there can see, counted. What is not in the open is one number for the
 * whole township, and not a small one.
 */
export const presentTownshipReport = (
  month: string,
  lines: readonly CountedLine[],
  byCategory: Readonly<Record<string, number>>
) => ({
  month,
  columns,
  lines: inOpen(lines).map((line) => ({
    placeId: line.place_id,
    name: line.name,
    counts: reportColumns.map((id) => line[id])
  })),
  categories: Object.entries(byCategory).map(([id, count]) => ({ id, name: categoryName(id), count })),
  closedDoors: few(lines.reduce((sum, line) => sum + line.closed_doors, 0))
})

/** A county's month by township, with small counts hidden and what would give them away. */
export const presentCountyReport = (
  month: string,
  lines: readonly CountedLine[],
  byCategory: Readonly<Record<string, number>>
) => ({
  month,
  columns: columns.filter((c) => c.id !== 'overdue'),
  lines: inOpen(lines).map((line) => {
    const counts = Object.fromEntries(apart.map((id) => [id, line[id]])) as Record<ReportColumn, number>
    const { cells, total } = suppressLine(counts)
    return {
      placeId: line.place_id,
      name: line.name,
      counts: apart.map((id): Cell => cells[id]),
      total,
      overdue: few(line.overdue)
    }
  }),
  categories: Object.entries(suppressLine(byCategory).cells).map(([id, count]) => ({
    id,
    name: categoryName(id),
    count
  })),
  closedDoors: few(lines.reduce((sum, line) => sum + line.closed_doors, 0))
})
