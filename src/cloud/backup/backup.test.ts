import { appendFile, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { diskFileStore } from '../adapters/local/disk-file-store'
import { newId } from '../crypto/new-id'
import { type Db, openDatabase } from '../db/pool'
import { sealLedgers } from '../jobs/seal-ledgers'
import { verifyLedger } from '../points/verify'
import { type TestDatabase, testServer, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import { liveIn } from '../testing/world-life'
import { MANIFEST, type Manifest, readManifest } from './manifest'
import { restoreBackup } from './restore-backup'
import { tablesOf } from './tables'
import { takeBackup } from './take-backup'

jest.setTimeout(600_000)

const now = new Date('2026-11-22T02:00:00Z')
let base: TestDatabase
let world: World
let home: string
let filesDir: string
let backup: string
let target: { name: string; url: string }

const admin = async (statement: string) => {
  const client = new Client({ connectionString: testServer().ownerUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}

beforeAll(async () => {
  base = await withDatabase()
  world = await buildWorld(base.db, Buffer.alloc(32, 4), now)
  await liveIn(base.db, world.A, now)
  await liveIn(base.db, world.B, now)
  await sealLedgers(base.db, now)
  home = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-backup-'))
  filesDir = path.join(home, 'files')
  const key = { villageId: world.A.villageId, fileId: newId(), variant: 'main' as const }
  await diskFileStore(filesDir).put(key, Buffer.from('a photo'))
  // Gone between the moment the folder was read and the moment it would be copied, as what a sweep takes away is.
  await symlink(path.join(home, 'swept'), path.join(filesDir, 'swept.main'))
  backup = path.join(home, 'backup')
  await takeBackup({ url: base.url, filesDir }, backup, now)
})
afterAll(async () => {
  await world.close()
  await base.drop()
  await rm(home, { recursive: true, force: true })
})

beforeEach(async () => {
  const name = `test_restore_${newId().replaceAll('-', '')}`
  await admin(`create database ${name}`)
  const url = new URL(testServer().ownerUrl)
  url.pathname = `/${name}`
  target = { name, url: url.href }
})
afterEach(() => admin(`drop database ${target.name} with (force)`))

/** What every table holds, as one hash each. */
const contents = async (url: string): Promise<Record<string, string>> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const found: Record<string, string> = {}
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query<{ hash: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as hash from ${name} t`
    )
    found[name] = rows[0]?.hash ?? ''
  }
  await client.end()
  return found
}

const emptied = () => path.join(home, newId())
const restore = (folder = backup, to = emptied()) =>
  restoreBackup({ ownerUrl: target.url, filesDir: to }, folder)
const restored = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
  const db = openDatabase(target.url, { max: 1 })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** A copy of the backup in which something has happened. */
const spoiled = async (spoil: (folder: string, manifest: Manifest) => Promise<void>): Promise<string> => {
  const folder = emptied()
  const { cp } = await import('node:fs/promises')
  await cp(backup, folder, { recursive: true })
  await spoil(folder, await readManifest(folder))
  return folder
}

describe('refused, and nothing is written', () => {
  const nothing = async () => {
    const { rows } = await restored((db) =>
      sql<{ n: number }>`select count(*)::int as n from pg_tables where schemaname = 'public'`.execute(db)
    )
    expect(rows).toEqual([{ n: 0 }])
  }

  test('a folder with anything in it takes no backup', async () => {
    await expect(takeBackup({ url: base.url, filesDir }, backup, now)).rejects.toThrow('已有别的内容')
    await expect(takeBackup({ url: base.url, filesDir }, filesDir, now)).rejects.toThrow('已有别的内容')
  })

  test('a backup that was cut short has no manifest', async () => {
    const folder = await spoiled((f) => rm(path.join(f, MANIFEST)))
    await expect(restore(folder)).rejects.toThrow('没有完整的备份')
    await nothing()
  })

  test.each([
    ['changed', (file: string) => appendFile(file, 'x')],
    ['lost', (file: string) => rm(file)]
  ])('a table that was %s', async (_name, spoil) => {
    const folder = await spoiled((f) => spoil(path.join(f, 'tables', 'points_entry.copy.gz')))
    await expect(restore(folder)).rejects.toThrow('points_entry 缺了或被改动过')
    await nothing()
  })

  test('a backup of a newer program', async () => {
    const folder = await spoiled((f, manifest) =>
      writeFile(
        path.join(f, MANIFEST),
        JSON.stringify({ ...manifest, steps: [...manifest.steps, { name: '9999_later.sql', checksum: 'x' }] })
      )
    )
    await expect(restore(folder)).rejects.toThrow('9999_later.sql')
    await nothing()
  })

  test('a database or a folder that holds something', async () => {
    await expect(restore(backup, filesDir)).rejects.toThrow('已经有照片')
    await nothing()
    await restored((db) => sql`create table someone_elses (id int)`.execute(db))
    await expect(restore()).rejects.toThrow('不是空的')
  })
})

test('rehearsed: what comes back is what was there, row for row, its ledger holds and its history is closed again', async () => {
  const to = emptied()
  const manifest = await restore(backup, to)
  const there = await contents(target.url)
  expect(there).toEqual(await contents(base.ownerUrl))
  // A scene that holds next to nothing would prove nothing.
  expect(Object.values(there).filter((hash) => !hash.startsWith('0 ')).length).toBeGreaterThan(40)
  expect(manifest.files).toEqual({ count: 1, bytes: 7 })
  const names = (await readdir(to, { recursive: true })).filter((name) => name.endsWith('.main'))
  expect(await Promise.all(names.map((name) => readFile(path.join(to, name), 'utf8')))).toEqual(['a photo'])
  const verified = await restored((db) => verifyLedger(db))
  expect([verified.faults, verified.entries > 0]).toEqual([[], true])
  await expect(restored((db) => sql`delete from points_entry`.execute(db))).rejects.toThrow('append-only')
})

test('a value in it that is no row of ours leaves the database as it was', async () => {
  const { createHash } = await import('node:crypto')
  const { gzipSync } = await import('node:zlib')
  const bytes = gzipSync('nonsense\n')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const folder = await spoiled(async (f, manifest) => {
    await writeFile(path.join(f, 'tables', 'points_seal.copy.gz'), bytes)
    const tables = manifest.tables.map((t) => (t.name === 'points_seal' ? { ...t, sha256 } : t))
    await writeFile(path.join(f, MANIFEST), JSON.stringify({ ...manifest, tables }))
  })
  await expect(restore(folder)).rejects.toMatchObject({ code: '22P02' })
  const { rows } = await restored((db) => sql`select 1 from household`.execute(db))
  expect(rows).toEqual([])
})
