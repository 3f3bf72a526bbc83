import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { type TestDatabase, withDatabase } from '../testing/database'
import { APP_ROLE } from './embedded'
import { compareSteps, migrate } from './migrate'
import { type Db, openDatabase } from './pool'

// A database whose own migrations are put aside, so that small ones can be tried in it.
let database: TestDatabase
let owner: Db
let dir: string
const step = (name: string, text: string) => writeFile(path.join(dir, name), text)
const run = () => migrate(database.ownerUrl, { dir, appRole: APP_ROLE })

beforeEach(async () => {
  database = await withDatabase()
  owner = openDatabase(database.ownerUrl, { max: 1 })
  await sql`drop schema public cascade`.execute(owner)
  await sql`create schema public`.execute(owner)
  dir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-steps-'))
  await step('0001_a.sql', 'create table a (id int primary key);\n')
})
afterEach(async () => {
  await owner.destroy()
  await database.drop()
  await rm(dir, { recursive: true })
})

test('an applied file that was changed, removed or overtaken is refused, and nothing is applied', async () => {
  await step('0003_c.sql', 'create table c (id int primary key);')
  await run()
  await step('0002_b.sql', 'create table b (id int primary key);')
  await expect(run()).rejects.toThrow(/0002_b\.sql 排在执行过的 0003_c\.sql 之前/)
  await rm(path.join(dir, '0002_b.sql'))
  await step('0003_c.sql', 'create table c (id int8 primary key);')
  await expect(run()).rejects.toThrow(/0003_c\.sql 执行过以后又被改动/)
  await rm(path.join(dir, '0003_c.sql'))
  await expect(run()).rejects.toThrow(/数据库比程序新.*0003_c\.sql/)
})

test('a step that fails half-way leaves nothing of itself and keeps those before it', async () => {
  await step('0002_b.sql', 'create table b (id int primary key); select 1 / 0;')
  await expect(run()).rejects.toThrow('0002_b.sql')
  const { rows } = await sql<{ a: unknown; b: unknown }>`
    select to_regclass('a') is not null as a, to_regclass('b') is not null as b`.execute(owner)
  expect(rows).toEqual([{ a: true, b: false }])
  await step('0002_b.sql', 'create table b (id int primary key);')
  expect(await run()).toEqual(['0002_b.sql'])
})

test('several at once: each step is done once; turned line ends are no change', async () => {
  await step('0002_b.sql', 'select pg_sleep(0.1);\ncreate table b (id int primary key);\n')
  const answers = await Promise.all([run(), run(), run()])
  expect(answers.flat().sort()).toEqual(['0001_a.sql', '0002_b.sql'])
  await step('0001_a.sql', 'create table a (id int primary key);\r\n')
  expect(await run()).toEqual([])
})

test('the application role cannot change the schema, the record of steps or history', async () => {
  await step(
    '0002_b.sql',
    `create table append_only_table (name text primary key);
     create table history (id int primary key);
     insert into append_only_table values ('history');`
  )
  await run()
  const as = (text: string) => sql.raw(text).execute(database.db)
  for (const forbidden of [
    'create table x (id int)',
    'drop table a',
    'truncate history',
    'update history set id = 2',
    'delete from history',
    'delete from append_only_table',
    `insert into append_only_table values ('a')`,
    `update schema_migration set checksum = ''`
  ]) {
    await expect(as(forbidden)).rejects.toMatchObject({ code: '42501' })
  }
  await as('insert into history values (1)')
  await as('insert into a values (1)')
  await as('delete from a')
})

test('a table that is in use is waited for in turns, and nobody queues behind the wait for long', async () => {
  await run()
  await step('0002_b.sql', 'alter table a add column b int')
  const reader = openDatabase(database.ownerUrl, { max: 1 })
  // The step may only begin once the table is in use: begun earlier, it would be done before anybody reads.
  await sql`begin`.execute(reader)
  await sql`select * from a`.execute(reader)
  const migrated = run()
  // As soon as the step waits, somebody else comes: they are through before the reader is done.
  const waits = async () =>
    (
      await sql<{
        n: number
      }>`select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
      where not l.granted and l.locktype = 'relation' and d.datname = current_database()`.execute(owner)
    ).rows[0]?.n
  while (((await waits()) ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await sql`select * from a`.execute(database.db)
  await sql`commit`.execute(reader)
  expect(await migrated).toEqual(['0002_b.sql'])
  await reader.destroy()
})

test('what a database lacks and has too much is told without changing it', async () => {
  expect(await compareSteps(database.url, dir)).toEqual({ lacks: ['0001_a.sql'], unknown: [], closed: [] })
  await run()
  await step('0002_b.sql', 'create table b (id int primary key);')
  await rm(path.join(dir, '0001_a.sql'))
  expect(await compareSteps(database.url, dir)).toEqual({
    lacks: ['0002_b.sql'],
    unknown: ['0001_a.sql'],
    closed: []
  })
})

test('until a step: those after it wait', async () => {
  await step('0002_b.sql', 'create table b (id int primary key);')
  expect(await migrate(database.ownerUrl, { dir, until: '0001_a.sql' })).toEqual(['0001_a.sql'])
  expect(await run()).toEqual(['0002_b.sql'])
})
