import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { migrateCommand } from '../db/migrate-command'
import { type TestDatabase, withDatabase } from '../testing/database'
import { openStorage } from './open-storage'
import { readSettings } from './settings'

jest.setTimeout(600_000)

let base: TestDatabase
let home: string
const notices: string[] = []
beforeEach(async () => {
  base = await withDatabase()
  home = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-storage-'))
  notices.length = 0
})
afterEach(async () => {
  await base.drop()
  await rm(home, { recursive: true, force: true })
})

const asOwner = async (statement: string) => {
  const client = new Client({ connectionString: base.ownerUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
const open = async (env: Record<string, string>) => {
  const settings = readSettings([], { XIAOYUAN_DATA: home, ...env }, home)
  const hooks = { onNotice: (sentence: string) => void notices.push(sentence), onLost: () => undefined }
  await (await openStorage(settings, hooks)).close()
}
const emptied = () => asOwner('drop schema public cascade; create schema public')

describe('a database that somebody else brings up to date (XIAOYUAN_MIGRATE=0)', () => {
  test('is refused while it lacks a step, and nothing is made in it', async () => {
    await emptied()
    await expect(open({ DATABASE_URL: base.ownerUrl, XIAOYUAN_MIGRATE: '0' })).rejects.toThrow(
      /还差 \d+ 步（从 0001_\w+\.sql 起）.*npm run migrate/
    )
    await expect(asOwner('select 1 from place')).rejects.toMatchObject({ code: '42P01' })
  })

  test('is opened by a login that may make nothing', async () => {
    await open({ DATABASE_URL: base.url, XIAOYUAN_MIGRATE: '0' })
    await expect(open({ DATABASE_URL: base.url })).rejects.toThrow('没有建表的权限')
  })

  test('is refused while a table of it is closed to the login, as after an upgrade that did not name it', async () => {
    await asOwner('create table later (id int)')
    const asApp = { DATABASE_URL: base.url, XIAOYUAN_MIGRATE: '0' }
    await expect(open(asApp)).rejects.toThrow(/later.*npm run migrate -- --role/)
    await migrateCommand({
      args: ['--role', 'xiaoyuan_app'],
      env: { DATABASE_URL: base.ownerUrl },
      root: home,
      say: () => undefined
    })
    await open(asApp)
  })

  test('may be newer than the program, after a step back to the release before; it is said', async () => {
    await asOwner(`insert into schema_migration (name, checksum) values ('9999_later.sql', 'x')`)
    await expect(open({ DATABASE_URL: base.ownerUrl })).rejects.toThrow('数据库比程序新')
    await open({ DATABASE_URL: base.url, XIAOYUAN_MIGRATE: '0' })
    expect(notices.join()).toContain('9999_later.sql')
  })
})

describe('npm run migrate', () => {
  const run = async (args: string[], env: NodeJS.ProcessEnv) => {
    const said: string[] = []
    await migrateCommand({ args, env, root: home, say: (sentence) => void said.push(sentence) })
    return said.join()
  }

  test('is refused without a database, and with what it does not know', async () => {
    await expect(run([], {})).rejects.toThrow('DATABASE_URL')
    await expect(run(['--role'], { DATABASE_URL: base.ownerUrl })).rejects.toThrow('写法是')
    await expect(run(['up'], { DATABASE_URL: base.ownerUrl })).rejects.toThrow('写法是')
  })

  test("makes the tables and gives the program's login what it needs: then the program opens it", async () => {
    await emptied()
    const env = { DATABASE_URL: base.ownerUrl }
    expect(await run(['--role', 'xiaoyuan_app'], env)).toMatch(/^做了 \d+ 步/)
    expect(await run(['--role', 'xiaoyuan_app'], env)).toBe('数据库已经是最新的。')
    await open({ DATABASE_URL: base.url, XIAOYUAN_MIGRATE: '0' })
  })

  test('says that another login needs the new tables opened to it', async () => {
    await emptied()
    expect(await run([], { DATABASE_URL: base.ownerUrl })).toMatch(/^做了 \d+ 步.*--role/)
  })
})
