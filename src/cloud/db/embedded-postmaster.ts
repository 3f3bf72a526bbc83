import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { chown, readFile, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { birthOf, commandOf } from '../host/processes'
import type { Binaries } from './embedded-binaries'
import { type Identity, spawnOptions } from './embedded-identity'
import { StartRefusal } from './start-refusal'

const READY_MS = 60_000
const RETRY_MS = 15_000
const LOG_LIMIT = 5_000_000
const STARTING_UP = '57P03'
const WRONG_PASSWORD = '28P01'

export interface Cluster {
  /** The absolute, real path of the server's own folder. */
  readonly pgDir: string
  readonly log: string
  readonly binaries: Binaries
  readonly identity: Identity | undefined
  /** Over our own, by PostgreSQL's names. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface Postmaster {
  readonly port: number
  stop(): Promise<void>
}

/**
 * Starts the server of `cluster` on a free port of 127.0.0.1 and answers once it takes connections. The caller
 * holds the data folder's lock, so a server still running there is an orphan: it is stopped first.
 * Throws StartRefusal with the server's own last complaint when it will not run.
 */
export async function startPostmaster(
  cluster: Cluster,
  password: string,
  onLost: () => void = () => undefined
): Promise<Postmaster> {
  await turnLog(cluster)
  const giveUpAt = Date.now() + RETRY_MS
  for (;;) {
    await stopOrphan(cluster)
    const port = await freePort()
    const child = launch(cluster, port)
    try {
      if (await isReady(child, port, password)) return supervise(cluster, child, port, onLost)
    } catch (error) {
      // To its end: a server still shutting down would go on writing after this process has left.
      await endChild(cluster, child)
      throw error
    }
    const complaint = lastComplaint(cluster.log)
    // A killed server's shared memory may linger for a moment, and another program may have taken the port.
    const passing = /already exists|still in use|Address already in use|could not create any TCP/.test(
      complaint
    )
    if (!passing || Date.now() > giveUpAt) {
      throw new StartRefusal(
        `数据文件夹里的数据库打不开（${complaint}），详见 ${cluster.log}；数据没有改动。`
      )
    }
    await sleep(500)
  }
}

function launch(cluster: Cluster, port: number): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '64MB',
    max_wal_size: '512MB',
    fsync: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Details and failed statements would carry names and phone numbers into the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...cluster.settings
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // To a file, never a pipe: a dead host must not block the server.
  const log = openSync(cluster.log, 'a', 0o600)
  try {
    const child = spawn(cluster.binaries.postgres, ['-D', cluster.pgDir, '-p', String(port), ...flags], {
      ...spawnOptions(cluster.identity),
      stdio: ['ignore', log, log],
      // Its own session: Ctrl-C reaches only the host, which closes things in order.
      detached: true
    })
    child.unref()
    child.on('error', () => undefined)
    return child
  } finally {
    closeSync(log)
  }
}

const hasEnded = (child: ChildProcess) =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

async function isReady(child: ChildProcess, port: number, password: string): Promise<boolean> {
  const giveUpAt = Date.now() + READY_MS
  while (!hasEnded(child)) {
    const client = new Client({ ...ownerLogin(port, password), connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      // Another program's server might have taken the port in between; ours is dead then.
      return !hasEnded(child)
    } catch (error) {
      await client.end().catch(() => undefined)
      const answer = error instanceof DatabaseError ? error.code : undefined
      if (answer !== undefined && answer !== STARTING_UP) {
        throw new StartRefusal(
          answer === WRONG_PASSWORD
            ? '数据文件夹已损坏：保存的数据库口令不对。请从备份恢复 pg-owner 文件，数据没有改动。'
            : `数据文件夹里的数据库已损坏（${(error as Error).message}）。请从备份恢复，或用 npm start -- --fresh 重新开始。`
        )
      }
      if (Date.now() > giveUpAt) {
        throw new StartRefusal('数据库一分钟内没有准备好（可能机器太忙，或正在修复上次断电），请稍后再启动。')
      }
      await sleep(50)
    }
  }
  return false
}

/** Login of the cluster's owner on the maintenance database. */
export const ownerLogin = (port: number, password: string) => ({
  host: '127.0.0.1',
  port,
  user: 'xiaoyuan',
  password,
  database: 'postgres',
  ssl: false
})

function supervise(cluster: Cluster, child: ChildProcess, port: number, onLost: () => void): Postmaster {
  child.once('exit', onLost)
  return {
    port,
    async stop() {
      child.off('exit', onLost)
      await endChild(cluster, child)
    }
  }
}

async function endChild(cluster: Cluster, child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return
  await endServer(cluster, child.pid, () => hasEnded(child))
}

/** Stops a server that outlived its host on this folder, and clears a pid file that names someone else. */
export async function stopOrphan(cluster: Cluster): Promise<void> {
  const file = path.join(cluster.pgDir, 'postmaster.pid')
  const pid = await readPid(file)
  if (pid === undefined) return
  if (pid !== null && birthOf(pid) !== null) {
    const ours = serves(pid, cluster.pgDir)
    if (ours === 'unknown') return
    if (ours) {
      await endServer(cluster, pid, () => birthOf(pid) === null)
      return
    }
  }
  // The id has gone to another process since (usual in containers): the server would take it for its rival.
  await rm(file, { force: true })
}

// undefined: no file; null: there is one that says nothing, also a moment later (a crash while it was written).
async function readPid(file: string): Promise<number | null | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    const content = await readFile(file, 'utf8').catch(() => undefined)
    if (content === undefined) return undefined
    const pid = Number.parseInt(content, 10)
    if (pid > 0) return pid
    if (attempt === 2) return null
    await sleep(300)
  }
}

function serves(pid: number, pgDir: string): boolean | 'unknown' {
  const command = commandOf(pid)
  if (command === null) return 'unknown'
  if (!/(^|[\\/])postgres(\.exe)?(\s|$)/.test(command)) return false
  if (process.platform !== 'linux') return command.includes(pgDir) || 'unknown'
  try {
    // The server works in its folder, so this stays true when the folder has been moved under it.
    return readlinkSync(`/proc/${pid}/cwd`) === pgDir
  } catch {
    return birthOf(pid) === null ? false : 'unknown'
  }
}

async function endServer(cluster: Cluster, pid: number, ended: () => boolean): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(
      cluster.binaries.pgCtl,
      ['stop', '-D', cluster.pgDir, '-m', 'fast', '-w'],
      spawnOptions(undefined)
    )
    return
  }
  // Fast, immediate, kill: each is safe for the data, the later ones cost a repair at the next start.
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 3_000]
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (const until = Date.now() + patience; Date.now() < until; ) {
      if (ended()) return
      await sleep(25)
    }
  }
  throw new StartRefusal(`上次留下的数据库进程（${pid}）停不下来，请重启机器后再启动；数据没有改动。`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

async function turnLog(cluster: Cluster): Promise<void> {
  const size = statSync(cluster.log, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT) await rename(cluster.log, `${cluster.log}.1`)
  closeSync(openSync(cluster.log, 'a', 0o600))
  if (cluster.identity !== undefined) await chown(cluster.log, cluster.identity.uid, cluster.identity.gid)
}

function lastComplaint(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-20)
  const fatal = lines.filter((line) => /FATAL|PANIC/.test(line)).at(-1) ?? lines.at(-1) ?? ''
  return fatal.replace(/^.*?(FATAL|PANIC):\s*/, '').slice(0, 200)
}
