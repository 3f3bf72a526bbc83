import type { Transaction } from 'kysely'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'

/** How many rows a sweep takes at a time. */
export const BATCH = 200

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

/**
 * Takes batch after batch of at most BATCH, each row in its own transaction, until one brings nothing new: a row that
 * somebody is working on is left for the next time. Answers how many were done.
 */
export const eachBatch = async <K>(
  db: Db,
  keys: () => Promise<K[]>,
  one: (tx: Transaction<Database>, key: K) => Promise<boolean>
): Promise<number> => {
  let done = 0
  for (;;) {
    const batch = await keys()
    let here = 0
    await eachRow(batch, async (key) => {
      here += (await db.transaction().execute((tx) => one(tx, key))) ? 1 : 0
    })
    done += here
    if (batch.length < BATCH || here === 0) return done
  }
}

/**
 * Walks every row that waits, batch after batch of at most BATCH, each read after the last of the one before: a row that
 * is not yet due is passed once. The walk goes on although a row fails; then throws the first fault.
 */
export const eachAfter = async <K>(
  read: (last: K | null) => Promise<K[]>,
  one: (key: K) => Promise<void>,
  last: K | null = null
): Promise<void> => {
  const batch = await read(last)
  const here = () => eachRow(batch, one)
  const rest = async () => {
    if (batch.length === BATCH) await eachAfter(read, one, batch.at(-1) ?? null)
  }
  await eachPart([here, rest])
}
