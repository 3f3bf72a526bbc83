import type { CellValue, WideRow } from './desk-types'

/** What somebody wants to see of a table. */
export interface Sight {
  /** Every word must stand somewhere in the row. */
  readonly words: string
  /** Per column: the one value that is wanted. */
  readonly facets: Readonly<Record<number, string>>
  readonly sort: { readonly column: number; readonly down: boolean } | null
}

export const wholeSight: Sight = { words: '', facets: {}, sort: null }

/** As it is typed: full-width letters and digits are the same as others. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

export const holdsWords = (texts: readonly string[], words: string): boolean => {
  const all = plain(texts.join(' '))
  return plain(words)
    .split(/\s+/)
    .every((word) => all.includes(word))
}

const text = (value: CellValue): string => (value === null ? '' : String(value))

/** Numbers by size, words by the dictionary with the numbers in them by size; what is empty comes last either way. */
export const compare = (a: CellValue, b: CellValue, down: boolean): number => {
  const [noA, noB] = [a === null || a === '', b === null || b === '']
  if (noA || noB) return noA === noB ? 0 : noA ? 1 : -1
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : text(a).localeCompare(text(b), 'zh-CN', { numeric: true })
  return down ? -order : order
}

/** The rows that are wanted, in the order that is wanted; rows that are equal stay as they came. */
export const rowsInSight = (rows: readonly WideRow[], { words, facets, sort }: Sight): readonly WideRow[] => {
  const wanted = rows.filter(
    ({ cells }) =>
      Object.entries(facets).every(
        ([at, value]) => value === '' || text(cells[Number(at)] ?? null) === value
      ) && holdsWords(cells.map(text), words)
  )
  if (!sort) return wanted
  const { column, down } = sort
  return [...wanted].sort((a, b) => compare(a.order[column] ?? null, b.order[column] ?? null, down))
}

/** The different values of a column, in the dictionary's order. */
export const facetValues = (rows: readonly WideRow[], column: number): string[] =>
  [...new Set(rows.map((r) => text(r.cells[column] ?? null)))]
    .filter(Boolean)
    .sort((a, b) => a.localeCompare(b, 'zh-CN', { numeric: true }))

/** Up, down, as it came: what a press on a heading makes of the order. */
export const nextSort = (now: Sight['sort'], column: number): Sight['sort'] => {
  if (now?.column !== column) return { column, down: false }
  return now.down ? null : { column, down: true }
}
