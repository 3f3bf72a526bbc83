import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { StartRefusal } from './start-refusal'

// Any fixed number: whoever holds this advisory lock is the only one changing the shape of this database.
const LOCK = 7_410_011_122
// Whoever waits for a table holds up everyone who comes after: better to step back, let them through and ask again.
const TABLE_WAIT_MS = 4_000
const TABLE_TRIES = 40
const LOCK_NOT_AVAILABLE = '55P03'

export interface Step {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/**
 * Brings the database at `url` up to date: every `*.sql` file of `dir` in name order, each in its own transaction
 * and recorded with its checksum in `schema_migration`, all under one advisory lock, so that several processes may
 * start at once. With `appRole` that role is then given what the application needs and no more (see `grant`); with
 * `until` the steps after that one are left out. A step that must wait for a table waits four seconds at a time.
 * Answers the names applied now. Throws StartRefusal when a file that was applied has changed or is missing, or
 * when a new file sorts before an applied one.
 */
export async function migrate(
  url: string,
  options: { appRole?: string; dir?: string; until?: string } = {}
): Promise<string[]> {
  const all = await readSteps(options.dir)
  const steps = all.filter((step) => options.until === undefined || step.name <= options.until)
  const client = new Client({ connectionString: url, application_name: 'xiaoyuan-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(`create table if not exists schema_migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const pending = await pendingSteps(client, steps)
    for (const step of pending) await apply(client, step)
    if (options.appRole !== undefined) await grant(client, options.appRole)
    return pending.map((step) => step.name)
  } finally {
    // Closing the session gives the advisory lock back, also after an error.
    await client.end()
  }
}

/**
 * How the database at `url` stands to this program, for a login that may not change it: the steps it lacks, those it has
 * that this program does not know, and the tables that are closed to this login. Changes nothing.
 */
export async function compareSteps(
  url: string,
  dir?: string
): Promise<{ lacks: string[]; unknown: string[]; closed: string[] }> {
  const steps = await readSteps(dir)
  const client = new Client({ connectionString: url, application_name: 'xiaoyuan-migrate' })
  await client.connect()
  try {
    const kept = await client.query<{ there: boolean }>(
      `select to_regclass('schema_migration') is not null as there`
    )
    const { rows } = kept.rows[0]?.there
      ? await client.query<{ name: string }>('select name from schema_migration')
      : { rows: [] }
    // Ours alone: what somebody else keeps beside them is their business.
    const closed = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and not has_table_privilege(oid, 'select')
       and (relnamespace, relowner) in
         (select relnamespace, relowner from pg_class where oid = to_regclass('schema_migration')) order by 1`
    )
    const done = new Set(rows.map((row) => row.name))
    const known = new Set(steps.map((step) => step.name))
    return {
      lacks: [...known].filter((name) => !done.has(name)),
      unknown: [...done].filter((name) => !known.has(name)),
      closed: closed.rows.map((row) => row.name)
    }
  } finally {
    await client.end()
  }
}

/** Every step there is, in its order, with what the database keeps of it. */
export async function readSteps(dir: string = path.join(__dirname, 'migrations')): Promise<Step[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may turn line ends; that is not a change.
      const sql = (await readFile(path.join(dir, name), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
  )
}

async function pendingSteps(client: Client, steps: readonly Step[]): Promise<readonly Step[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration order by name collate "C"'
  )
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  const known = new Set(steps.map((step) => step.name))
  const unknown = rows.find((row) => !known.has(row.name))
  if (unknown) {
    throw new StartRefusal(
      `数据库比程序新：它做过的一步（${unknown.name}）这份程序里没有，请换用更新的程序再启动。`
    )
  }
  const changed = steps.find((step) => applied.has(step.name) && applied.get(step.name) !== step.checksum)
  if (changed) {
    throw new StartRefusal(
      `数据库脚本 ${changed.name} 执行过以后又被改动，不能再启动：请还原它，把改动写成新的一步。`
    )
  }
  const pending = steps.filter((step) => !applied.has(step.name))
  const last = rows.at(-1)?.name
  const late = pending.find((step) => last !== undefined && step.name < last)
  if (late) {
    throw new StartRefusal(
      `数据库脚本 ${late.name} 排在执行过的 ${last} 之前，不能补做：请给它一个更大的编号。`
    )
  }
  return pending
}

async function apply(client: Client, step: Step): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await applyOnce(client, step)
    } catch (error) {
      const { code } = error as { code?: string }
      if (code !== LOCK_NOT_AVAILABLE || tries === TABLE_TRIES)
        throw new Error(`migration ${step.name} failed`, { cause: error })
      await sleep(500)
    }
  }
}

async function applyOnce(client: Client, step: Step): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = ${TABLE_WAIT_MS}`)
    await client.query(step.sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      step.name,
      step.checksum
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

// The application reads and writes rows; it never changes the schema, the record of migrations, or history: a table
// named in append_only_table takes new rows and nothing else, one in closed_table is written by functions alone.
const guards = ['append_only_table', 'closed_table'] as const

async function grant(client: Client, role: string): Promise<void> {
  const to = client.escapeIdentifier(role)
  const present: string[] = []
  const listed: Record<(typeof guards)[number], string[]> = { append_only_table: [], closed_table: [] }
  for (const guard of guards) {
    const { rows } = await client.query<{ present: boolean }>(
      `select to_regclass($1) is not null as present`,
      [guard]
    )
    if (!rows[0]?.present) continue
    present.push(guard)
    const tables = await client.query<{ name: string }>(`select name from ${guard}`)
    listed[guard] = tables.rows.map((row) => client.escapeIdentifier(row.name))
  }
  await client.query(
    [
      'begin',
      `grant usage on schema public to ${to}`,
      `grant select, insert, update, delete on all tables in schema public to ${to}`,
      `grant usage, select, update on all sequences in schema public to ${to}`,
      `grant execute on all functions in schema public to ${to}`,
      `revoke insert, update, delete, truncate on schema_migration from ${to}`,
      ...present.map((guard) => `revoke insert, update, delete, truncate on ${guard} from ${to}`),
      ...listed.append_only_table.map((table) => `revoke update, delete, truncate on ${table} from ${to}`),
      ...listed.closed_table.map((table) => `revoke insert, update, delete, truncate on ${table} from ${to}`),
      'commit'
    ].join(';\n')
  )
}
