/** A number below this in a report could point at somebody. */
export const smallest = 5

/** A cell as the county sees it: `<5` for a small count, `*` for one hidden so that the small one cannot be worked out. */
export type Cell = number | '<5' | '*'

export interface SuppressedLine<K extends string> {
  readonly cells: Readonly<Record<K, Cell>>
  readonly total: Cell
}

/**
 * One line of a table with its sum, for whoever sees aggregates only. Counts of one to four are hidden; where exactly
 * one cell is, the sum would give it away, so the next smallest is hidden with it, or the sum where there is none. None
 * is told as none.
 */
export const suppressLine = <K extends string>(line: Readonly<Record<K, number>>): SuppressedLine<K> => {
  const keys = Object.keys(line) as K[]
  const total = keys.reduce((sum, k) => sum + line[k], 0)
  const small = keys.filter((k) => line[k] > 0 && line[k] < smallest)
  const next = keys.filter((k) => line[k] >= smallest).sort((a, b) => line[a] - line[b])[0]
  const beside = small.length === 1 ? next : undefined
  const cell = (k: K): Cell => (small.includes(k) ? '<5' : k === beside ? '*' : line[k])
  const bare = small.length === 1 && beside === undefined
  return {
    cells: Object.fromEntries(keys.map((k) => [k, cell(k)])) as Record<K, Cell>,
    total: total > 0 && total < smallest ? '<5' : bare ? '*' : total
  }
}
