import { existsSync } from 'node:fs'
import path from 'node:path'
import { StartRefusal } from '../db/start-refusal'

export interface Settings {
  /** 0 lets the system choose a free one. */
  readonly port: number
  readonly address: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly secret: string | null
  /** A folder with an H5 app built elsewhere; null builds it here. */
  readonly h5Dir: string | null
  /** The origin under which people reach it, as it is printed on paper; null: the one each of them called. */
  readonly publicUrl: string | null
  readonly fresh: boolean
  readonly demo: boolean
  /** The mini-program's identity at WeChat; null leaves sign-in to the demo's stand-in, or to nobody. */
  readonly wechat: { readonly appid: string; readonly secret: string } | null
  readonly logLevel: string
}

const DEFAULT_PORT = 4000
const SECRET_LENGTH = 32
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent']

/**
 * Reads what `npm start` may be told: the argument --fresh and the variables PORT, XIAOYUAN_DATA, DATABASE_URL,
 * XIAOYUAN_SECRET (at least 32 characters), WECHAT_APPID with WECHAT_SECRET, PUBLIC_URL, XIAOYUAN_ADDRESS, XIAOYUAN_H5,
 * XIAOYUAN_DEMO (0 or 1) and XIAOYUAN_LOG.
 * An empty variable counts as unset. Throws StartRefusal with what to write instead; never repeats a secret.
 */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv, root: string): Settings {
  const given = (name: string) => env[name]?.trim() || null
  const unknown = args.find((arg) => arg !== '--fresh')
  if (unknown !== undefined) {
    throw new StartRefusal(`不认识的参数 ${unknown}：只有 --fresh（清空重来），写法是 npm start -- --fresh。`)
  }
  const fresh = args.includes('--fresh')
  const databaseUrl = given('DATABASE_URL')
  if (databaseUrl !== null) checkUrl(databaseUrl)
  if (fresh && databaseUrl !== null) {
    throw new StartRefusal('--fresh 只清空小院自带的数据库；设了 DATABASE_URL 时请自己清空那个数据库。')
  }
  const secret = given('XIAOYUAN_SECRET')
  if (secret !== null && secret.length < SECRET_LENGTH) {
    throw new StartRefusal(`XIAOYUAN_SECRET 太短：至少要 ${SECRET_LENGTH} 个字符，最好是随机的。`)
  }
  const wechat = readWechat(given('WECHAT_APPID'), given('WECHAT_SECRET'))
  return {
    port: readPort(given('PORT')),
    // Demo people sign in without a password: other machines come in only when somebody decides so.
    address: given('XIAOYUAN_ADDRESS') ?? '127.0.0.1',
    dataDir: path.resolve(root, given('XIAOYUAN_DATA') ?? '.data'),
    databaseUrl,
    secret,
    h5Dir: readH5(given('XIAOYUAN_H5'), root),
    publicUrl: readPublicUrl(given('PUBLIC_URL')),
    fresh,
    // Where WeChat signs people in, they are real: nobody may sign in from a list there by default.
    demo: readChoice('XIAOYUAN_DEMO', given('XIAOYUAN_DEMO') ?? (wechat ? '0' : '1'), ['0', '1']) === '1',
    wechat,
    logLevel: readChoice('XIAOYUAN_LOG', given('XIAOYUAN_LOG') ?? 'warn', LOG_LEVELS)
  }
}

function readWechat(appid: string | null, secret: string | null): Settings['wechat'] {
  if (appid !== null && secret !== null) return { appid, secret }
  if (appid === null && secret === null) return null
  throw new StartRefusal('WECHAT_APPID 和 WECHAT_SECRET 要么都设，要么都不设，请补上另一个再启动。')
}

function readPort(text: string | null): number {
  if (text === null) return DEFAULT_PORT
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new StartRefusal(`PORT 应是 1 到 65535 之间的整数，现在是“${text}”，请改正后再启动。`)
}

function readH5(text: string | null, root: string): string | null {
  if (text === null) return null
  const dir = path.resolve(root, text)
  if (existsSync(path.join(dir, 'index.html'))) return dir
  throw new StartRefusal(`XIAOYUAN_H5 指定的文件夹 ${dir} 里没有 index.html：请先生成网页，或不设它。`)
}

function readPublicUrl(text: string | null): string | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url !== null && url.pathname === '/' && url.search === '' && url.hash === ''
  if (isOrigin && /^https?:$/.test(url.protocol) && url.username === '') return url.origin
  throw new StartRefusal('PUBLIC_URL 写法不对，应像 https://xiaoyuan.example.gov.cn，后面不带路径。')
}

function readChoice(name: string, text: string, choices: readonly string[]): string {
  if (choices.includes(text)) return text
  throw new StartRefusal(`${name} 只能是 ${choices.join('、')} 之一，现在是“${text}”，请改正后再启动。`)
}

function checkUrl(text: string): void {
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol === 'postgres:' || protocol === 'postgresql:') return
  throw new StartRefusal('DATABASE_URL 写法不对，应像 postgres://用户:口令@主机:5432/库名。')
}
