import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { version } from '../../../package.json'
import { StartRefusal } from '../db/start-refusal'
import { copyOut } from './copy'
import { type BackedUpTable, filesFolder, MANIFEST, type Manifest, tableFile } from './manifest'
import { steadyForms, type Table, tablesOf } from './tables'

interface Source {
  /** A login that may read every table; it changes nothing. */
  readonly url: string
  /** Where photos and sounds lie; null where they are in a store of their own. */
  readonly filesDir: string | null
}

/**
 * Writes everything the database holds at one moment, and the files, into `folder`, which must be new or empty. 小院
 * may go on running: rows are read in one snapshot, and the files after it, so that no row is without its file. The
 * secret is not part of it. Throws StartRefusal for a folder that is not empty, and where the database knows photos and
 * none lies in `filesDir`.
 */
export const takeBackup = async ({ url, filesDir }: Source, folder: string, now: Date): Promise<Manifest> => {
  await mkdir(path.join(folder, 'tables'), { recursive: true, mode: 0o700 })
  const there = [...(await readdir(folder)), ...(await readdir(path.join(folder, 'tables')))]
  if (there.join() !== 'tables') throw new StartRefusal(`${folder} 里已有别的内容：请写一个新的文件夹。`)
  const client = new Client({ connectionString: url, application_name: 'xiaoyuan-backup' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    await client.query(steadyForms)
    if (filesDir !== null) await refuseOtherFolder(client, filesDir)
    const { rows: steps } = await client.query<Manifest['steps'][number]>(
      'select name, checksum from schema_migration order by name collate "C"'
    )
    const tables: BackedUpTable[] = []
    for (const table of await tablesOf(client)) tables.push(await writeTable(client, table, folder))
    await client.query('commit')
    const files = filesDir === null ? null : await copyFiles(filesDir, filesFolder(folder))
    const manifest: Manifest = {
      format: 1,
      program: version,
      takenAt: now.toISOString(),
      steps,
      tables,
      files
    }
    await writeFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)
    return manifest
  } finally {
    await client.end()
  }
}

const writeTable = async (client: Client, table: Table, folder: string): Promise<BackedUpTable> => {
  const columns = table.columns.map((name) => client.escapeIdentifier(name)).join(', ')
  const from = client.escapeIdentifier(table.name)
  const { bytes, rows } = copyOut(client, `copy (select ${columns} from ${from}) to stdout`)
  const hash = createHash('sha256')
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    }
  })
  const target = createWriteStream(tableFile(folder, table.name), { mode: 0o600 })
  const [count] = await Promise.all([rows, pipeline(bytes, createGzip(), hashed, target)])
  return { ...table, rows: count, sha256: hash.digest('hex') }
}

const nullWhenGone = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null
  throw error
}

/** What is half uploaded belongs to nobody yet. */
const INCOMING = 'incoming'

/** A backup without its photos is noticed on the day it is needed; so it is made on purpose alone. */
const refuseOtherFolder = async (client: Client, filesDir: string): Promise<void> => {
  const names = (await readdir(filesDir).catch(nullWhenGone)) ?? []
  if (names.some((name) => name !== INCOMING)) return
  const { rows } = await client.query('select 1 from file limit 1')
  if (rows.length > 0) {
    throw new StartRefusal(
      `数据库里有照片，${filesDir} 里却一张也没有：请用 XIAOYUAN_DATA 或 XIAOYUAN_S3_* 写明照片放在哪里；放在微信云存储的，加 --no-files，照片另外备份。`
    )
  }
}

/** 小院 goes on running: what is swept away meanwhile is left out. */
const copyFiles = async (from: string, to: string): Promise<{ count: number; bytes: number }> => {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const names = (await readdir(from, { recursive: true }).catch(nullWhenGone)) ?? []
  let [count, bytes] = [0, 0]
  for (const name of names) {
    if (name.split(path.sep)[0] === INCOMING) continue
    const source = path.join(from, name)
    const found = await stat(source).catch(nullWhenGone)
    if (!found?.isFile()) continue
    await mkdir(path.dirname(path.join(to, name)), { recursive: true, mode: 0o700 })
    const copied = await copyFile(source, path.join(to, name)).then(() => true, nullWhenGone)
    if (!copied) continue
    count += 1
    bytes += found.size
  }
  return { count, bytes }
}
