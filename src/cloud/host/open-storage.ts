import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { keptSecret, openDataFolder } from '../db/data-folder'
import { APP_ROLE, eraseEmbedded, startEmbedded } from '../db/embedded'
import { compareSteps, migrate } from '../db/migrate'
import { API_CONNECTIONS, type Db, openDatabase } from '../db/pool'
import { StartRefusal } from '../db/start-refusal'
import type { Settings } from './settings'

export interface Storage {
  readonly db: Db
  /** The same database for what nobody waits for at a screen: its statements take the time they need. */
  readonly jobsDb: Db
  readonly filesDir: string
  readonly secret: Uint8Array
  close(): Promise<void>
}

interface Hooks {
  readonly onNotice: (sentence: string) => void
  /** The embedded server ended by itself. */
  readonly onLost: () => void
}

/**
 * Opens everything that lasts: the database (embedded, or the one DATABASE_URL names) brought up to date, the
 * folder of uploads and the secret that signs sessions. With `fresh` the data folder is emptied first.
 * Throws StartRefusal for whatever the person at the terminal can put right.
 */
export async function openStorage(settings: Settings, hooks: Hooks): Promise<Storage> {
  if (settings.fresh) await eraseEmbedded(settings.dataDir)
  const { dir } = await openDataFolder(settings.dataDir)
  const filesDir = path.join(dir, 'files')
  const opened =
    settings.databaseUrl === null
      ? await openEmbedded(dir, hooks)
      : await openServer(settings.databaseUrl, settings.migrate, hooks.onNotice)
  try {
    await mkdir(filesDir, { recursive: true, mode: 0o700 })
    const secret =
      settings.secret === null
        ? Buffer.from(await keptSecret(dir, 'secret'), 'hex')
        : Buffer.from(settings.secret, 'utf8')
    const { db, jobsDb, close } = opened
    return { db, jobsDb, filesDir, secret: new Uint8Array(secret), close }
  } catch (error) {
    await opened.close()
    throw error
  }
}

function openPools(url: string): Pick<Storage, 'db' | 'jobsDb' | 'close'> {
  const db = openDatabase(url, { max: API_CONNECTIONS })
  const jobsDb = openDatabase(url, { max: 5, statementMs: 0 })
  return {
    db,
    jobsDb,
    async close() {
      await jobsDb.destroy()
      await db.destroy()
    }
  }
}

async function openEmbedded(dir: string, { onNotice, onLost }: Hooks) {
  const embedded = await startEmbedded({ dir, onNotice, onLost })
  try {
    await migrate(embedded.ownerUrl, { appRole: APP_ROLE })
    const pools = openPools(embedded.appUrl)
    return {
      ...pools,
      async close() {
        await pools.close()
        await embedded.stop()
      }
    }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** A database that others change is taken as it is, unless this program needs what it does not have yet. */
async function takeAsItIs(url: string, onNotice: (sentence: string) => void): Promise<void> {
  const { lacks, unknown, closed } = await compareSteps(url)
  if (lacks.length > 0) {
    throw new StartRefusal(
      `数据库还差 ${lacks.length} 步（从 ${lacks[0]} 起）：请先用能建表的登录运行 npm run migrate，再启动。`
    )
  }
  if (closed.length > 0) {
    throw new StartRefusal(
      `DATABASE_URL 的登录读不了 ${closed[0]} 等 ${closed.length} 张表：请用能建表的登录运行 npm run migrate -- --role 这个登录的名字，再启动。`
    )
  }
  if (unknown.length > 0) {
    onNotice(
      `数据库比这份程序新（多了 ${unknown.join('、')}）：退回上一版时可以这样运行，请尽快换回新的程序。`
    )
  }
}

async function openServer(url: string, mayMigrate: boolean, onNotice: (sentence: string) => void) {
  const { host } = new URL(url)
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
    client.on('error', () => undefined)
    await client.connect()
    await client.end()
    if (mayMigrate) await migrate(url)
    else await takeAsItIs(url, onNotice)
  } catch (error) {
    throw explain(host, error)
  }
  onNotice(`使用 DATABASE_URL 指定的数据库（${host}），不启动自带的数据库。`)
  return openPools(url)
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: '那里没有数据库在运行',
  ENOTFOUND: '找不到这台主机',
  EAI_AGAIN: '找不到这台主机',
  ETIMEDOUT: '没有回应',
  '28P01': '用户名或口令不对',
  '28000': '不允许这个用户登录',
  '3D000': '没有这个库',
  '42501': '这个用户没有建表的权限',
  '57P03': '它正在启动或停止',
  '53300': '它的连接已用完'
}

// Never the driver's own message: what it repeats of the address may hold the password.
function explain(host: string, error: unknown): unknown {
  if (error instanceof StartRefusal) return error
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  const key = code ?? cause?.code
  if (key === undefined && !/timeout|terminated/i.test((error as Error).message)) return error
  const reason = key === undefined ? '没有回应' : (REASONS[key] ?? key)
  return new StartRefusal(`DATABASE_URL 指定的数据库（${host}）用不了：${reason}。请检查后再启动。`)
}
