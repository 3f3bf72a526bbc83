import { columnOf } from './rows'

type CellValue = string | number | boolean | null

const wordsOf = (cell: CellValue | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim()

/** How a table without a heading is laid out, by its number of columns. */
const layouts: Readonly<Record<number, readonly string[]>> = {
  1: ['内容'],
  2: ['内容', '分值'],
  3: ['内容', '分值', '单位'],
  4: ['类别', '内容', '分值', '单位'],
  5: ['类别', '内容', '分值', '单位', '上限'],
  6: ['类别', '内容', '分值', '单位', '上限', '依据']
}

const headingAt = (rows: readonly (readonly string[])[]): number =>
  rows.slice(0, 10).findIndex((row) => new Set(row.map(columnOf).filter((c) => c !== null)).size >= 2)

/** Where both stand in a heading, 「项目」 names the kind and 「内容」 the deed. */
const kinds = ['项目', '事项', '条目']

/**
 * The name under which `readLines` knows each column; a column of another name, or one that comes again, keeps its own.
 */
const keysOf = (heading: readonly string[]): string[] => {
  const columns = heading.map(columnOf)
  const taken = new Set<string>()
  const isKind = (at: number): boolean =>
    !columns.includes('category') &&
    kinds.includes(heading[at] ?? '') &&
    columns.some(
      (column, other) => column === 'text' && other !== at && !kinds.includes(heading[other] ?? '')
    )
  return heading.map((name, at) => {
    const column = isKind(at) ? 'category' : columns[at]
    if (!column || taken.has(column)) return name
    taken.add(column)
    return column === 'taken' ? 'deduct' : column
  })
}

/** A merged cell of a category stands in its first row only; the rows below belong to it. */
const filledDown = (rows: readonly Record<string, string>[]): Record<string, string>[] => {
  let last = ''
  return rows.map((row) => {
    if (row.category === undefined) return row
    last = row.category || last
    return { ...row, category: last }
  })
}

/**
 * The cells of a sheet as a table that `readLines` takes: the heading is found in the first ten rows by its names; a
 * sheet without one is read by the number of its columns. Null where there is nothing.
 */
export const tableOfCells = (
  sheet: readonly (readonly CellValue[])[]
): { readonly items: readonly Readonly<Record<string, string>>[] } | null => {
  const rows = sheet.map((row) => row.map(wordsOf)).filter((row) => row.some((cell) => cell !== ''))
  const at = headingAt(rows)
  const width = Math.max(0, ...rows.map((row) => row.length))
  const heading = at < 0 ? layouts[Math.min(6, width)] : rows[at]
  if (!heading) return null
  const keys = keysOf(heading)
  const items = rows
    .slice(at + 1)
    .map((row) => Object.fromEntries(keys.flatMap((name, i) => (name === '' ? [] : [[name, row[i] ?? '']]))))
  return { items: filledDown(items) }
}

/** Cells as they come from the clipboard of a table program: rows by lines, cells by tabs, quotes round what holds either. */
export const cellsOfPaste = (text: string): string[][] => {
  const rows: string[][] = [[]]
  for (const match of text.replace(/\r\n?/g, '\n').matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    const [whole, quoted, plain = '', end] = match
    if (whole === '') break
    rows[rows.length - 1]?.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'))
    if (end === '\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}
