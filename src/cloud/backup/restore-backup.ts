import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { cp, mkdir, readdir } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Client } from 'pg'
import { migrate, readSteps } from '../db/migrate'
import { StartRefusal } from '../db/start-refusal'
import { copyIn } from './copy'
import { type BackedUpTable, filesFolder, type Manifest, readManifest, tableFile } from './manifest'
import { steadyForms, tablesOf } from './tables'

interface Target {
  /** The login that owns the tables, or will: of an empty database. */
  readonly ownerUrl: string
  /** Empty or missing; null leaves the files where they are. */
  readonly filesDir: string | null
}

/**
 * Brings a backup into an empty database and an empty folder, then up to the steps of this program. Every file's
 * checksum is looked at before anything is written; the rows come in one transaction, all or none. Throws StartRefusal: the
 * backup is damaged or of a newer program, the database or the folder is not empty.
 */
export const restoreBackup = async ({ ownerUrl, filesDir }: Target, folder: string): Promise<Manifest> => {
  const manifest = await readManifest(folder)
  await refuseUnknownSteps(manifest)
  for (const table of manifest.tables) await refuseDamaged(folder, table)
  if (filesDir !== null && manifest.files !== null) await refuseFiles(filesDir)
  const client = new Client({ connectionString: ownerUrl, application_name: 'xiaoyuan-restore' })
  await client.connect()
  try {
    await refuseFull(client)
    await migrate(ownerUrl, { until: manifest.steps.at(-1)?.name ?? '' })
    await load(client, manifest, folder)
  } finally {
    await client.end()
  }
  await migrate(ownerUrl)
  if (filesDir !== null && manifest.files !== null) {
    await cp(filesFolder(folder), filesDir, { recursive: true })
  }
  return manifest
}

const refuseUnknownSteps = async ({ steps }: Manifest): Promise<void> => {
  const known = new Map((await readSteps()).map((step) => [step.name, step.checksum]))
  const unknown = steps.find((step) => known.get(step.name) !== step.checksum)
  if (unknown) {
    throw new StartRefusal(
      `备份里有这份程序不认识的一步（${unknown.name}）：请用做备份的那一版，或更新的程序恢复。`
    )
  }
}

const refuseDamaged = async (folder: string, { name, sha256 }: BackedUpTable): Promise<void> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(tableFile(folder, name)), hash).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (hash.digest('hex') !== sha256)
    throw new StartRefusal(`备份里的 ${name} 缺了或被改动过，没有恢复任何东西：请换一份备份。`)
}

const refuseFiles = async (filesDir: string): Promise<void> => {
  await mkdir(filesDir, { recursive: true, mode: 0o700 })
  if ((await readdir(filesDir)).length > 0)
    throw new StartRefusal(`${filesDir} 里已经有照片，不能恢复到这里：请用一个空的数据文件夹。`)
}

const refuseFull = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p')`
  )
  if (rows[0]?.n !== 0)
    throw new StartRefusal('要恢复到的数据库不是空的：请建一个空库再恢复，原来的库不要动。')
}

const load = async (client: Client, { tables }: Manifest, folder: string): Promise<void> => {
  const quoted = (name: string) => client.escapeIdentifier(name)
  const here = (await tablesOf(client)).map((table) => table.name)
  await client.query('begin')
  try {
    await client.query(steadyForms)
    // Ours only, not those that watch over references: a line of history must go in as it was, without its effects.
    const triggers = (how: 'disable' | 'enable') =>
      client.query(here.map((name) => `alter table ${quoted(name)} ${how} trigger user`).join(';'))
    await triggers('disable')
    // The steps put some rows there themselves.
    await client.query(`truncate ${here.map(quoted).join(', ')}`)
    for (const table of tables) await loadTable(client, table, folder)
    await triggers('enable')
    await client.query('commit')
    await client.query('analyze')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const loadTable = async (client: Client, table: BackedUpTable, folder: string): Promise<void> => {
  const columns = table.columns.map((name) => client.escapeIdentifier(name)).join(', ')
  const text = createGunzip()
  const into = `copy ${client.escapeIdentifier(table.name)} (${columns}) from stdin`
  const [rows] = await Promise.all([
    copyIn(client, into, text),
    pipeline(createReadStream(tableFile(folder, table.name)), text)
  ])
  if (rows !== table.rows) throw new Error(`${table.name}: ${rows} rows came, ${table.rows} were written`)
}
