import { existsSync } from 'node:fs'
import path from 'node:path'
import { readTemplates, type TemplateSettings } from '@/domain/message/read-templates'
import { readS3, type S3Settings } from '../adapters/s3/s3-settings'
import { StartRefusal } from '../db/start-refusal'
import type { PushKeys } from '../wechat-push/envelope'
import { readProxy } from './read-proxy'

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
  /** The proxies whose word on the caller's address is believed. */
  readonly proxies: string[]
  /** False leaves the tables of DATABASE_URL as they are: `npm run migrate` changes them, with a login of its own. */
  readonly migrate: boolean
  readonly fresh: boolean
  readonly demo: boolean
  /** The mini-program's identity at WeChat; null leaves sign-in to the demo's stand-in, or to nobody. */
  readonly wechat: { readonly appid: string; readonly secret: string } | null
  /** What WeChat's message push is signed and sealed with; null takes none. */
  readonly wechatPush: PushKeys | null
  /** The subscription messages that the mini-program has at WeChat. */
  readonly templates: TemplateSettings
  /** Where photos and sounds lie; null: in the data folder. */
  readonly s3: S3Settings | null
  readonly logLevel: string
}

const DEFAULT_PORT = 4000
const SECRET_LENGTH = 32
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent']

/**
 * Reads what `npm start` may be told: the argument --fresh and the variables PORT, XIAOYUAN_DATA, DATABASE_URL,
 * XIAOYUAN_SECRET (at least 32 characters), WECHAT_APPID with WECHAT_SECRET, WECHAT_PUSH_TOKEN with WECHAT_PUSH_AES_KEY,
 * WECHAT_TEMPLATES, PUBLIC_URL, XIAOYUAN_ADDRESS, XIAOYUAN_H5, XIAOYUAN_PROXY, XIAOYUAN_MIGRATE (0 or 1),
 * XIAOYUAN_DEMO (0 or 1), XIAOYUAN_LOG and the XIAOYUAN_S3_* of `readS3`.
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
    proxies: readProxy(given('XIAOYUAN_PROXY')),
    migrate: readChoice('XIAOYUAN_MIGRATE', given('XIAOYUAN_MIGRATE') ?? '1', ['0', '1']) === '1',
    fresh,
    // Where WeChat signs people in, they are real: nobody may sign in from a list there by default.
    demo: readChoice('XIAOYUAN_DEMO', given('XIAOYUAN_DEMO') ?? (wechat ? '0' : '1'), ['0', '1']) === '1',
    wechat,
    wechatPush: readPush(wechat, given('WECHAT_PUSH_TOKEN'), given('WECHAT_PUSH_AES_KEY')),
    templates: readTemplateSettings(given('WECHAT_TEMPLATES')),
    s3: readS3(env),
    logLevel: readChoice('XIAOYUAN_LOG', given('XIAOYUAN_LOG') ?? 'warn', LOG_LEVELS)
  }
}

function readWechat(appid: string | null, secret: string | null): Settings['wechat'] {
  if (appid !== null && secret !== null) return { appid, secret }
  if (appid === null && secret === null) return null
  throw new StartRefusal('WECHAT_APPID 和 WECHAT_SECRET 要么都设，要么都不设，请补上另一个再启动。')
}

function readTemplateSettings(text: string | null): TemplateSettings {
  const read = readTemplates(text)
  if (read.ok) return read.value
  throw new StartRefusal(read.refusal.message)
}

function readPush(
  wechat: Settings['wechat'],
  token: string | null,
  aesKey: string | null
): Settings['wechatPush'] {
  if (token === null && aesKey === null) return null
  if (wechat === null) throw new StartRefusal('设了消息推送，还要设 WECHAT_APPID 和 WECHAT_SECRET。')
  if (token === null || aesKey === null) {
    // Without the key an event is signed apart from what it says.
    throw new StartRefusal('WECHAT_PUSH_TOKEN 和 WECHAT_PUSH_AES_KEY 要一起设：消息推送只用“安全模式”。')
  }
  if (!/^[A-Za-z0-9]{3,32}$/.test(token)) {
    throw new StartRefusal('WECHAT_PUSH_TOKEN 应是 3 到 32 个字母或数字，和小程序后台里填的一样。')
  }
  if (!/^[A-Za-z0-9]{43}$/.test(aesKey)) {
    throw new StartRefusal('WECHAT_PUSH_AES_KEY 应是 43 个字母或数字，和小程序后台里填的一样。')
  }
  return { appid: wechat.appid, token, aesKey }
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
