import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { type Embedded, eraseEmbedded, startEmbedded } from './embedded'

jest.setTimeout(300_000)

// One folder lives through the whole file, as a data folder does; the tests run in order.
let home: string
let dir: string
let running: Embedded | null = null

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-embedded-'))
  await chmod(home, 0o755)
  dir = path.join(home, 'data')
})
afterAll(async () => {
  await running?.stop()
  await rm(home, { recursive: true, force: true })
})

async function ask<T>(url: string, text: string): Promise<T[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

const start = async () => {
  running = await startEmbedded({ dir })
  return running
}
const stop = async () => {
  await running?.stop()
  running = null
}
const postmasterPid = async () =>
  Number.parseInt(await readFile(path.join(dir, 'pg', 'postmaster.pid'), 'utf8'), 10)

/** A host in a process of its own that starts the server and is then killed: its server is left behind. */
async function leaveOrphan(): Promise<void> {
  const source = `require('tsx/cjs'); require(${JSON.stringify(path.join(__dirname, 'embedded.ts'))})
    .startEmbedded({ dir: ${JSON.stringify(dir)} }).then(() => { process.stdout.write('up'); setInterval(() => {}, 1000) })`
  const host = spawn(process.execPath, ['-e', source], { cwd: path.resolve(__dirname, '../../..') })
  const failed = once(host, 'exit').then(() => 'exit')
  expect(await Promise.race([once(host.stdout, 'data').then(String), failed])).toBe('up')
  host.kill('SIGKILL')
  await failed
}

test('a folder with other things in it is refused, also for erasing, and stays as it was', async () => {
  const foreign = path.join(home, 'foreign')
  await mkdir(foreign)
  await writeFile(path.join(foreign, 'letter.txt'), 'x')
  await expect(startEmbedded({ dir: foreign })).rejects.toThrow('不是小院的数据文件夹')
  await expect(eraseEmbedded(foreign)).rejects.toThrow('不是小院的数据文件夹')
  await expect(startEmbedded({ dir: path.join(foreign, 'letter.txt') })).rejects.toThrow('是一个文件')
  expect(await readdir(foreign)).toEqual(['letter.txt'])
})

test('the application logs in without any power over the server; the passwords are the owner’s to read', async () => {
  const { appUrl, ownerUrl } = await start()
  expect(
    await ask(
      appUrl,
      `select rolsuper or rolcreatedb or rolcreaterole as power from pg_roles
    where rolname = current_user`
    )
  ).toEqual([{ power: false }])
  await expect(ask(appUrl, 'create table mine (n int)')).rejects.toMatchObject({ code: '42501' })
  const wrong = new URL(appUrl)
  wrong.password = 'wrong'
  await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  for (const name of ['pg-owner', 'pg-app'])
    expect((await stat(path.join(dir, name))).mode & 0o777).toBe(0o600)
  expect(
    await ask(
      ownerUrl,
      `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listen,
      current_setting('server_encoding') as encoding, 'é' ilike 'É' as folds, 'B' < 'a' as by_code_point`
    )
  ).toEqual([{ fsync: 'on', listen: '127.0.0.1', encoding: 'UTF8', folds: true, by_code_point: true }])
})

test('while it runs nobody else may use or erase the folder', async () => {
  await expect(startEmbedded({ dir })).rejects.toThrow('正被另一个运行着的小院使用')
  await expect(eraseEmbedded(dir)).rejects.toThrow('正被另一个运行着的小院使用')
  expect(await ask(running?.appUrl ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server left behind by a killed host is stopped, and what it had answered is there', async () => {
  await ask(running?.ownerUrl ?? '', 'create table kept (n int); insert into kept values (1)')
  await stop()
  await leaveOrphan()
  const orphan = await postmasterPid()
  const { ownerUrl } = await start()
  expect(await postmasterPid()).not.toBe(orphan)
  expect(await ask(ownerUrl, 'select n from kept')).toEqual([{ n: 1 }])
  await stop()
})

test('leftovers of a kill do no harm: a half-made cluster, a pid file that names a stranger or nobody', async () => {
  await mkdir(path.join(dir, 'pg.new-0123abcd', 'pg'), { recursive: true })
  await mkdir(path.join(dir, 'pg.old-0123abcd'))
  const { uid, gid } = await stat(path.join(dir, 'pg'))
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60000)'], { uid, gid, cwd: '/' })
  for (const content of [`${stranger.pid}\n${path.join(dir, 'pg')}\n`, '', 'nonsense']) {
    await writeFile(path.join(dir, 'pg', 'postmaster.pid'), content)
    await start()
    await stop()
  }
  expect(stranger.exitCode).toBeNull()
  stranger.kill()
  expect((await readdir(dir)).filter((name) => name.includes('.new-') || name.includes('.old-'))).toEqual([])
})

test('a damaged folder is refused in a sentence and left as it is', async () => {
  for (const [file, content, sentence] of [
    ['xiaoyuan.json', '{', /xiaoyuan\.json 读不懂/],
    ['pg-owner', 'zz', /pg-owner 的内容不对/],
    ['pg-owner', '0'.repeat(48), /口令不对/],
    ['pg/PG_VERSION', '16\n', /PostgreSQL 16/],
    ['pg/PG_VERSION', '', /不完整/],
    ['pg/global/pg_control', 'x'.repeat(8192), /打不开/]
  ] as const) {
    const whole = await readFile(path.join(dir, file))
    await writeFile(path.join(dir, file), content)
    await expect(startEmbedded({ dir })).rejects.toThrow(sentence)
    expect(await readFile(path.join(dir, file), 'utf8')).toBe(content)
    await writeFile(path.join(dir, file), whole)
  }
  const { ownerUrl } = await start()
  expect(await ask(ownerUrl, 'select n from kept')).toEqual([{ n: 1 }])
})

test('erasing takes away what is ours and nothing else', async () => {
  await stop()
  await writeFile(path.join(dir, 'note.txt'), 'mine')
  await eraseEmbedded(dir)
  expect((await readdir(dir)).sort()).toEqual(['lock', 'note.txt', 'xiaoyuan.json'])
  const { ownerUrl } = await start()
  expect(await ask(ownerUrl, `select to_regclass('kept') as kept`)).toEqual([{ kept: null }])
  expect(existsSync(path.join(dir, 'note.txt'))).toBe(true)
})
