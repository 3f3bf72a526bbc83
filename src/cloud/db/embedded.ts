import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { type Lock, takeLock } from '../host/lock'
import {
  clearDataFolder,
  type DataFolder,
  keptSecret,
  LOCK_DIR,
  openDataFolder,
  pointTo,
  sweep
} from './data-folder'
import { usableBinaries } from './embedded-binaries'
import { canEnter, chooseIdentity, type Identity, spawnOptions, systemHome } from './embedded-identity'
import { type Cluster, ownerLogin, startPostmaster, stopOrphan } from './embedded-postmaster'
import { StartRefusal } from './start-refusal'

/** The application's role: it may read and write rows as `migrate` grants it, and is no superuser. */
export const APP_ROLE = 'xiaoyuan_app'
const DATABASE = 'xiaoyuan'
// The major version whose files the installed programs read.
const PG_MAJOR = '18'
const RIVAL_WAIT_MS = 3_000

export interface Embedded {
  /** Superuser login: migrations and tests only. */
  readonly ownerUrl: string
  /** Login of APP_ROLE. */
  readonly appUrl: string
  /** Stops the server and gives the data folder free. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL of data folder `dir` (made on first use) on a free loopback port and answers its two
 * logins; the data folder stays locked until `stop()`. `onNotice` gets a Chinese sentence when something lies
 * elsewhere than expected. Safe to repeat after a kill at any moment.
 * Throws StartRefusal: folder not ours, damaged, read-only, in use by a living 小院, or no way to run the server.
 */
export async function startEmbedded(options: {
  dir: string
  onNotice?: (sentence: string) => void
  /** Called once if the server ends without `stop()`. */
  onLost?: () => void
  /** Settings of the server by PostgreSQL's names, over ours: for machines and loads that are not a village's. */
  settings?: Readonly<Record<string, string>>
}): Promise<Embedded> {
  const { folder, lock } = await openLocked(options.dir)
  try {
    const cluster = {
      ...(await prepare(folder, options.onNotice ?? (() => undefined))),
      settings: options.settings ?? {}
    }
    const ownerPassword = await keptSecret(folder.dir, 'pg-owner', 24)
    if (!existsSync(cluster.pgDir)) await initialise(cluster, ownerPassword)
    await checkWhole(cluster.pgDir)
    const appPassword = await keptSecret(folder.dir, 'pg-app', 24)
    const server = await startPostmaster(cluster, ownerPassword, options.onLost)
    try {
      await ensureRolesAndDatabase(server.port, ownerPassword, appPassword)
    } catch (error) {
      await server.stop()
      throw error
    }
    const url = (user: string, password: string) =>
      `postgres://${user}:${password}@127.0.0.1:${server.port}/${DATABASE}?sslmode=disable`
    return {
      ownerUrl: url('xiaoyuan', ownerPassword),
      appUrl: url(APP_ROLE, appPassword),
      async stop() {
        await server.stop()
        await lock.release()
      }
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * Empties data folder `dir` of everything 小院 made, wherever its database lies; a missing or empty folder is
 * fine. Throws StartRefusal for a folder that is not ours or in use by a living 小院, and then deletes nothing.
 */
export async function eraseEmbedded(dir: string): Promise<void> {
  const { folder, lock } = await openLocked(dir)
  try {
    const home = folder.marker.databaseHome ?? folder.dir
    const pgDir = path.join(home, 'pg')
    const mine = folder.marker.databaseHome === undefined || (await ownerOf(home))?.id === folder.marker.id
    if (existsSync(pgDir) && mine) {
      const identity = await chooseIdentity(pgDir)
      const binaries = { initdb: '', postgres: '', pgCtl: '' }
      await stopOrphan({ pgDir, log: '', binaries, identity })
    }
    await clearDataFolder(folder, mine ? home : folder.dir)
  } finally {
    await lock.release()
  }
}

async function openLocked(dir: string): Promise<{ folder: DataFolder; lock: Lock }> {
  const folder = await openDataFolder(dir)
  const lock = await takeLock(path.join(folder.dir, LOCK_DIR), RIVAL_WAIT_MS)
  if (lock === null) {
    throw new StartRefusal(
      `数据文件夹 ${folder.dir} 正被另一个运行着的小院使用：请先停掉它，或用 XIAOYUAN_DATA 另选一个文件夹。`
    )
  }
  return { folder, lock }
}

async function prepare(folder: DataFolder, onNotice: (sentence: string) => void): Promise<Cluster> {
  const given = folder.marker.databaseHome ?? folder.dir
  const identity = await chooseIdentity(path.join(given, 'pg'))
  const home = await chooseHome(folder, identity, onNotice)
  await sweep(home)
  const binaries = await usableBinaries(identity, () =>
    identity === undefined ? Promise.resolve(folder.dir) : systemHome(identity)
  )
  return { pgDir: path.join(home, 'pg'), log: path.join(folder.dir, 'pg.log'), binaries, identity }
}

/** Where the folder `pg` lies: in the data folder, or, when root keeps that closed, in a system folder of its own. */
async function chooseHome(
  folder: DataFolder,
  identity: Identity | undefined,
  onNotice: (sentence: string) => void
): Promise<string> {
  if (folder.marker.databaseHome !== undefined) return knownHome(folder, folder.marker.databaseHome)
  if (identity === undefined || canEnter(identity, folder.dir)) return folder.dir
  if (canEnter(identity, path.dirname(folder.dir))) {
    // Only the data folder itself is closed: let the server's user pass, not look around. Secrets are 0600.
    await chmod(folder.dir, ((await stat(folder.dir)).mode & 0o7777) | 0o011)
    if (canEnter(identity, folder.dir)) return folder.dir
  }
  if (existsSync(path.join(folder.dir, 'pg'))) {
    throw new StartRefusal(
      `${folder.dir} 里的数据库属于用户 ${identity.name}，而它现在进不了这个文件夹：请放开上级文件夹的通过权限，或把数据移回原处。`
    )
  }
  // Several clones may stand side by side: each data folder has its own place, named after its path and id.
  const key = createHash('sha256').update(`${folder.dir}\0${folder.marker.id}`).digest('hex').slice(0, 16)
  const home = path.join(await realpath(await systemHome(identity)), key)
  await mkdir(home, { recursive: true, mode: 0o755 })
  await writeOwner(home, folder)
  await pointTo(folder, home)
  onNotice(`以 root 启动：数据库由用户 ${identity.name} 运行，它进不了 ${folder.dir}，所以数据放在 ${home}。`)
  return home
}

interface Owner {
  readonly id: string
  readonly dir: string
}

const writeOwner = (home: string, folder: DataFolder) =>
  writeFile(
    path.join(home, 'owner.json'),
    JSON.stringify({ id: folder.marker.id, dir: folder.dir } satisfies Owner)
  )

async function ownerOf(home: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(path.join(home, 'owner.json'), 'utf8')) as Owner
  } catch {
    return null
  }
}

async function knownHome(folder: DataFolder, home: string): Promise<string> {
  const owner = await ownerOf(home)
  if (owner === null || owner.id !== folder.marker.id) {
    throw new StartRefusal(
      `数据库原来放在 ${home}，现在不在那里了：请恢复它，或用 npm start -- --fresh 重新开始（旧数据不会回来）。`
    )
  }
  if (owner.dir !== folder.dir) {
    if (existsSync(owner.dir)) {
      throw new StartRefusal(
        `${folder.dir} 是从 ${owner.dir} 复制来的，两处不能共用一个数据库：请删掉复制的文件夹，让小院新建一个。`
      )
    }
    await writeOwner(home, folder)
  }
  return home
}

// Into a temporary sibling, moved to its name when whole: a kill leaves no half cluster under the real name.
async function initialise(cluster: Cluster, password: string): Promise<void> {
  const home = path.dirname(cluster.pgDir)
  const scratch = path.join(home, `pg.new-${randomBytes(4).toString('hex')}`)
  const passwordFile = path.join(scratch, 'password')
  const unfinished = path.join(scratch, 'pg')
  try {
    await mkdir(scratch, { mode: 0o700 })
    await mkdir(unfinished, { mode: 0o700 })
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (cluster.identity) {
      for (const file of [scratch, unfinished, passwordFile]) {
        await chown(file, cluster.identity.uid, cluster.identity.gid)
      }
    }
    await runInitdb(cluster, unfinished, passwordFile)
    await rename(unfinished, cluster.pgDir)
    if (process.platform !== 'win32') {
      const parent = await open(home)
      await parent.sync()
      await parent.close()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

function runInitdb(cluster: Cluster, dir: string, passwordFile: string): Promise<void> {
  const args = [
    '-D',
    dir,
    '-U',
    'xiaoyuan',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8'
  ]
  // Code points order and UTF-8 case rules from the server itself: the same on every machine.
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  return new Promise((resolve, reject) => {
    const child = spawn(cluster.binaries.initdb, args, {
      ...spawnOptions(cluster.identity),
      stdio: ['ignore', 'ignore', 'pipe']
    })
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      complaint += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      reject(new StartRefusal(`建数据库没有成功（${reasonIn(complaint)}），请处理后再启动；没有留下半成品。`))
    })
  })
}

function reasonIn(complaint: string): string {
  if (/No space left|could not extend|wrote only/.test(complaint)) return '磁盘空间不够'
  const lines = complaint.trim().split('\n')
  const line = lines.filter((each) => /error|FATAL/.test(each)).at(-1) ?? lines.at(-1) ?? ''
  return line.replace(/^.*?FATAL:\s*/, '').slice(0, 200)
}

async function checkWhole(pgDir: string): Promise<void> {
  const version = (await readFile(path.join(pgDir, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (version === PG_MAJOR) return
  const found = /^\d+$/.test(version) ? `是 PostgreSQL ${version} 的，这份程序用的是 ${PG_MAJOR}` : '不完整'
  throw new StartRefusal(
    `数据文件夹已损坏：${pgDir} 里的数据库${found}。请从备份恢复，或用 npm start -- --fresh 重新开始。`
  )
}

async function ensureRolesAndDatabase(
  port: number,
  ownerPassword: string,
  appPassword: string
): Promise<void> {
  const client = new Client(ownerLogin(port, ownerPassword))
  await client.connect()
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
    // The password is hexadecimal: it needs no escaping, and this statement takes no parameters.
    await client.query(
      `${role.rowCount ? 'alter' : 'create'} role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole password '${appPassword}'`
    )
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (!database.rowCount) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
