import { type Cell, compact, holdsIdNumber, looksLikeIdNumber } from './roster-cells'
import type { Header } from './roster-columns'
import { problem, type RosterProblem } from './roster-problems'

interface Count {
  /** The first row that looks like it, as Excel counts. */
  readonly row: number
  readonly alike: number
  readonly sure: number
}

/** Columns (from 0) that hold ID-card numbers. */
export type IdColumns = ReadonlyMap<number, Count>

/**
 * Finds the columns that hold ID-card numbers. Household codes (承包方编码, 18 digits) can look like them, and one in
 * eleven even has the right check digit: a column is taken for codes where most of its cells look alike and most of
 * those have a wrong digit; anything else that looks like an ID-card number is one. `header` is null where none was found.
 */
export const findIdColumns = (sheet: readonly (readonly Cell[])[], header: Header | null): IdColumns => {
  const columns = new Map<number, Count>()
  const filled = new Map<number, number>()
  const firstRow = header ? header.lastRow + 1 : 0
  sheet.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      const length = r < firstRow ? 0 : compact(cell).length
      if (length > 0) filled.set(c, (filled.get(c) ?? 0) + 1)
      // Under its own heading also one with a slip of the pen, or of the old 15 digits.
      const named = length >= 15 && header?.titles[c]?.includes('身份证') === true
      if (!named && !looksLikeIdNumber(cell)) return
      const { row, alike, sure } = columns.get(c) ?? { row: r + 1, alike: 0, sure: 0 }
      columns.set(c, { row, alike: alike + 1, sure: sure + (named || holdsIdNumber(cell) ? 1 : 0) })
    })
  })
  const areCodes = (c: number, { alike, sure }: Count) => sure * 2 < alike && alike * 2 > (filled.get(c) ?? 0)
  return new Map([...columns].filter(([c, count]) => !areCodes(c, count)))
}

/** One problem per column, so that a whole column of them is said once. The numbers themselves are never repeated. */
export const idProblems = (columns: IdColumns, header: Header | null): RosterProblem[] =>
  [...columns].map(([c, { row, alike }]) => {
    const title = header?.titles[c] ?? ''
    const where = title ? `“${title}”这一列` : `第${c + 1}列`
    const words = `身份证号不要放进表里：${where}有${alike}处，请删掉再导入。系统不会保存它。`
    return { ...problem('ID_NUMBER', row, null, words), column: title || null }
  })
