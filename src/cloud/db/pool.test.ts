import { sql } from 'kysely'
import { type TestDatabase, withDatabase } from '../testing/database'
import { openDatabase, STATEMENT_MS } from './pool'

let database: TestDatabase
beforeAll(async () => {
  database = await withDatabase()
})
afterAll(() => database.drop())

const one = async (expression: string) => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database.db)
  return rows[0]?.value
}

test('a number that cannot be held exactly fails the query instead of being rounded', async () => {
  await expect(one('9007199254740993::int8')).rejects.toThrow('超出')
  await expect(one(`'NaN'::numeric`)).rejects.toThrow('超出')
  // The connection is still good afterwards.
  expect(await one('1::int4')).toBe(1)
})

test('int8 and numeric are numbers, also in sums and arrays', async () => {
  expect(await one('9007199254740991::int8')).toBe(Number.MAX_SAFE_INTEGER)
  expect(await one('-12.50::numeric')).toBe(-12.5)
  expect(await one('(select sum(n) from (values (1::int8), (2)) as v(n))')).toBe(3)
  expect(await one('array[1, null, 3]::int8[]')).toEqual([1, null, 3])
})

test('a date stays the day that was written, a timestamp is an instant', async () => {
  expect(await one(`'2026-11-22'::date`)).toBe('2026-11-22')
  expect(await one(`array['2026-11-22']::date[]`)).toEqual(['2026-11-22'])
  expect(await one(`'2026-11-22 08:00+08'::timestamptz`)).toEqual(new Date('2026-11-22T00:00:00Z'))
  expect(await one(`'2026-11-22 00:00'::timestamp`)).toEqual(new Date('2026-11-22T00:00:00Z'))
})

// Time enough for what is quick, also on a machine that has much else to do.
const SHORT_MS = 2_000

describe('a statement that takes too long', () => {
  test('fails, and the connection is good for the next', async () => {
    const db = openDatabase(database.url, { max: 1, statementMs: SHORT_MS })
    await expect(sql`select pg_sleep(60)`.execute(db)).rejects.toMatchObject({ code: '57014' })
    expect((await sql`select 1 as n`.execute(db)).rows).toEqual([{ n: 1 }])
    await db.destroy()
  })

  test('also while it waits for a lock', async () => {
    const db = openDatabase(database.url, { max: 2, statementMs: SHORT_MS })
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(77)`.execute(tx)
      await expect(sql`select pg_advisory_xact_lock(77)`.execute(db)).rejects.toMatchObject({ code: '57014' })
    })
    await db.destroy()
  })

  test('is given half a minute in a request, and all the time it needs in a job', async () => {
    expect(await one(`current_setting('statement_timeout')`)).toBe(`${STATEMENT_MS / 1000}s`)
    const jobs = openDatabase(database.url, { max: 1, statementMs: 0 })
    const { rows } = await sql`select current_setting('statement_timeout') as value`.execute(jobs)
    expect(rows).toEqual([{ value: '0' }])
    await jobs.destroy()
  })
})

test('a connection is kept for as long as it may be idle, and no longer', async () => {
  const pidOf = async (db: TestDatabase['db']) =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid
  const asleep = () => new Promise((resolve) => setTimeout(resolve, 100))
  const kept = openDatabase(database.url, { max: 1, idleMs: 600_000 })
  const dropped = openDatabase(database.url, { max: 1, idleMs: 20 })
  const [first, second] = [await pidOf(kept), await pidOf(dropped)]
  do await asleep()
  while ((await pidOf(dropped)) === second)
  expect(await pidOf(kept)).toBe(first)
  await Promise.all([kept.destroy(), dropped.destroy()])
})
