/** A table as it comes from the clipboard: rows of cells, without rows that are empty. */
export interface PastedRow {
  /** Counted from 1 as it was pasted, empty lines as well. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Full-width letters, digits and spaces as they are on a keyboard; what stands around a word is dropped. */
export const plainCell = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/**
 * Cells copied from Excel or WPS: columns apart by tabs, rows by line breaks; a cell with a tab, a quote or a line break
 * in it stands in quotes, with every quote doubled. A quote that is never closed is a quote.
 */
export const parsePasted = (text: string): readonly PastedRow[] => {
  const rows: PastedRow[] = []
  let at = 0
  let line = 1
  const source = text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '')
  while (at < source.length) {
    const { cells, end } = readRow(source, at)
    if (cells.some((c) => plainCell(c) !== '')) rows.push({ line, cells })
    line += 1
    at = end + 1
  }
  return rows
}

const readRow = (source: string, from: number): { cells: string[]; end: number } => {
  const cells: string[] = []
  let at = from
  for (;;) {
    const { cell, end } = readCell(source, at)
    cells.push(cell)
    if (source[end] !== '\t') return { cells, end }
    at = end + 1
  }
}

const readCell = (source: string, from: number): { cell: string; end: number } => {
  const quoted = source[from] === '"' ? readQuoted(source, from) : null
  if (quoted) return quoted
  let end = from
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1
  return { cell: source.slice(from, end), end }
}

/** Null where the quotes are not those of a cell: they end nowhere, or something follows them. */
const readQuoted = (source: string, from: number): { cell: string; end: number } | null => {
  let cell = ''
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] !== '"') cell += source[at]
    else if (source[at + 1] === '"') {
      cell += '"'
      at += 1
    } else {
      const next = source[at + 1]
      return next === undefined || next === '\t' || next === '\n' ? { cell, end: at + 1 } : null
    }
  }
  return null
}

/**
 * A whole number as people write it: 12, １２, 12分, 12.0, 1,200. Null for anything else, a fraction and a negative number
 * among it.
 */
export const wholeIn = (cell: string): number | null => {
  const [, digits] =
    /^\+?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.0+)?\s*[^\d\s.,+-]{0,2}$/.exec(plainCell(cell)) ?? []
  return digits === undefined ? null : Number(digits.replaceAll(',', ''))
}

/** 12.5 or ¥1,200.50 or 30元 as fen; null for anything else, and for less than a fen. */
export const fenIn = (cell: string): number | null => {
  const found = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2})0*)?\s*元?$/.exec(plainCell(cell))
  if (!found) return null
  const [, yuan = '', part = ''] = found
  return Number(yuan.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'))
}

/** Cells as one would copy them: what has a tab, a quote or a line break in it in quotes. */
export const toPasted = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(quotedWhereNeeded).join('\t')).join('\n')

const quotedWhereNeeded = (cell: string): string =>
  /["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** The same for a file that is read by commas. */
export const toCsv = (rows: readonly PastedRow[]): string =>
  rows.map(({ cells }) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n')
