import { sql } from 'kysely'
import { Client } from 'pg'
import { type TestDatabase, withDatabase } from '../testing/database'
import { keptDatabase } from './function-database'

let base: TestDatabase
let now: number
beforeAll(async () => {
  base = await withDatabase()
})
beforeEach(() => {
  now = 1_000_000
})
afterAll(() => base.drop())

const open = () => keptDatabase({ url: base.url, statementMs: 5_000, clock: () => now })
const pidOf = async (db: TestDatabase['db']): Promise<number> =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid ?? 0

const cut = async (pid: number): Promise<void> => {
  const owner = new Client({ connectionString: base.ownerUrl })
  await owner.connect()
  await owner.query('select pg_terminate_backend($1, 5000)', [pid])
  await owner.end()
}

test('the same single connection serves call after call', async () => {
  const database = open()
  const first = await pidOf(database())
  now += 59_000
  expect(await pidOf(database())).toBe(first)
  const together = await Promise.all([1, 2, 3].map(() => pidOf(database())))
  expect(new Set(together)).toEqual(new Set([first]))
  await database().destroy()
})

test('one that broke is replaced', async () => {
  const database = open()
  const first = await pidOf(database())
  await cut(first)
  // The end of it arrives a moment later; until then a call may still meet the dead line, and the next does not.
  let second = 0
  while (second === 0) second = await pidOf(database()).catch(() => 0)
  expect(second).not.toBe(first)
  await database().destroy()
})

test('one that slept over a minute is given up unasked', async () => {
  const database = open()
  const first = await pidOf(database())
  now += 60_001
  expect(await pidOf(database())).not.toBe(first)
  await database().destroy()
})
