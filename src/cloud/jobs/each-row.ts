/**
 * Does every row although one of them fails, so that a row which cannot be done never keeps the others waiting; then
 * throws the first of what went wrong, for the log.
 */
export const eachRow = async <K>(rows: readonly K[], one: (row: K) => Promise<void>): Promise<void> => {
  const faults: unknown[] = []
  for (const row of rows) {
    try {
      await one(row)
    } catch (fault) {
      faults.push(fault)
    }
  }
  if (faults.length > 0) throw faults[0]
}

/** Runs parts of one job one after the other, each although one before it failed; then throws the first fault. */
export const eachPart = (parts: readonly (() => Promise<void>)[]): Promise<void> =>
  eachRow(parts, (part) => part())
