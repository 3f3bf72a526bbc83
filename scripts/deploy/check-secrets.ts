import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { readParts } from '../function-parts'

/** Variables whose value must be in nothing that leaves this machine. */
const SECRET_VARIABLES = [
  'WECHAT_SECRET',
  'WECHAT_PUSH_TOKEN',
  'WECHAT_PUSH_AES_KEY',
  'XIAOYUAN_SECRET',
  'XIAOYUAN_S3_KEY_ID',
  'XIAOYUAN_S3_KEY_SECRET',
  'MINIPROGRAM_PRIVATE_KEY',
  'DATABASE_URL'
]
/** Shorter values are words that may stand anywhere. */
const SHORTEST = 8

const shapes: readonly (readonly [string, RegExp])[] = [
  ['a private key', /PRIVATE KEY-----(?:\\[nr]|\s)*[A-Za-z0-9+/]{40}/],
  ['a database address with its password', /postgres(?:ql)?:\/\/[\w.~%-]+:[\w.~%!*+=-]+@[\w.-]+/],
  ["a mini-program's AppSecret", /secret["']?\s*[:=]\s*["'`][0-9a-f]{32}["'`]/i],
  ["a cloud's access key", /\b(?:AKID[0-9A-Za-z]{32}|AKIA[0-9A-Z]{16}|LTAI[0-9A-Za-z]{16,24})\b/],
  ['a token of a code host', /\b(?:gh[pousr]_[0-9A-Za-z]{36}|glpat-[0-9A-Za-z_-]{20})\b/]
]

/** Files that are of use to nobody but whoever breaks in. */
const KEPT_BACK = /(?:^|\/)(?:\.env[^/]*|[^/]*\.(?:pem|key|p12|map)|\.git\/.*|\.data\/.*)$/

const passwordOf = (url: string): string => {
  try {
    return decodeURIComponent(new URL(url).password)
  } catch {
    return ''
  }
}

const valuesIn = (env: NodeJS.ProcessEnv): (readonly [string, string])[] => {
  const named = SECRET_VARIABLES.map((name) => [name, env[name]?.trim() ?? ''] as const)
  const password = passwordOf(env.DATABASE_URL ?? '')
  // Line ends become \n when a text goes into a program.
  const written = named.map(([name, value]) => [name, JSON.stringify(value).slice(1, -1)] as const)
  return [...named, ...written, ['DATABASE_URL', password] as const].filter(([, v]) => v.length >= SHORTEST)
}

const textsOf = (folder: string): (readonly [string, string])[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name), 'latin1')] as const)

/**
 * What in the folders must not leave this machine: the values that `env` keeps secret, and what looks like a key or a
 * password whoever it belongs to. Compressed programs are looked into. Names the file and the kind, never the value.
 */
export const checkSecrets = (folders: readonly string[], env: NodeJS.ProcessEnv): string[] => {
  // One byte a character, as the files are read: what is not ASCII is still found.
  const values = valuesIn(env).map(([name, v]) => [name, Buffer.from(v).toString('latin1')] as const)
  return folders.filter(existsSync).flatMap((folder) => {
    const inside = existsSync(path.join(folder, 'parts.br')) ? Object.entries(readParts(folder)) : []
    return [...textsOf(folder), ...inside].flatMap(([file, text]) => {
      const where = `${path.basename(folder)}/${file}`
      const known = new Set(values.filter(([, value]) => text.includes(value)).map(([name]) => name))
      return [
        ...(KEPT_BACK.test(file) ? [`secret: ${where} must not be uploaded`] : []),
        ...[...known].map((name) => `secret: ${where} contains the value of ${name}`),
        ...shapes.filter(([, shape]) => shape.test(text)).map(([kind]) => `secret: ${where} contains ${kind}`)
      ]
    })
  })
}
