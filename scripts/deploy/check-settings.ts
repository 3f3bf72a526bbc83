import { existsSync, readFileSync } from 'node:fs'

interface ProjectConfig {
  readonly appid?: string
  readonly miniprogramRoot?: string
  readonly cloudfunctionRoot?: string
}

const ROOTS = { miniprogramRoot: 'dist/weapp/', cloudfunctionRoot: 'dist/cloud/' } as const

/** The configuration that WeChat's tools read names the folders that are built. */
export const checkProject = (file: string): string[] => {
  const config = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProjectConfig) : null
  if (!config) return ['config: project.config.json is missing']
  return [
    ...(config.appid ? [] : ['config: project.config.json names no appid']),
    ...Object.entries(ROOTS)
      .filter(([name, folder]) => config[name as keyof typeof ROOTS] !== folder)
      .map(([name, folder]) => `config: ${name} in project.config.json is not ${folder}`)
  ]
}

/** What a deployment is told by the environment. */
export interface DeploySettings {
  readonly appid: string
  readonly privateKey: { readonly text: string } | { readonly path: string }
  /** The cloud environment that takes the functions; null for a mini-program that talks to a host. */
  readonly cloudEnv: string | null
  readonly api: string | null
}

export type Read = { readonly settings: DeploySettings } | { readonly problems: readonly string[] }

/**
 * Reads WECHAT_APPID, MINIPROGRAM_PRIVATE_KEY (the text) or MINIPROGRAM_PRIVATE_KEY_PATH, and XIAOYUAN_CLOUD_ENV or
 * XIAOYUAN_API. Problems are lines `env: sentence` and repeat no secret.
 */
export const readDeploySettings = (env: NodeJS.ProcessEnv): Read => {
  const given = (name: string) => env[name]?.trim() || null
  const appid = given('WECHAT_APPID')
  const [text, path] = [given('MINIPROGRAM_PRIVATE_KEY'), given('MINIPROGRAM_PRIVATE_KEY_PATH')]
  const [cloudEnv, api] = [given('XIAOYUAN_CLOUD_ENV'), given('XIAOYUAN_API')]
  const problems = [
    ...(appid ? [] : ['env: WECHAT_APPID is not set']),
    ...(appid && !/^wx[0-9a-f]{16}$/.test(appid)
      ? ['env: WECHAT_APPID is not wx and 16 digits or letters a–f']
      : []),
    ...(text || path ? [] : ['env: MINIPROGRAM_PRIVATE_KEY or MINIPROGRAM_PRIVATE_KEY_PATH is not set']),
    ...(text && !text.includes('PRIVATE KEY-----') ? ['env: MINIPROGRAM_PRIVATE_KEY is no private key'] : []),
    ...(path && !existsSync(path) ? ['env: MINIPROGRAM_PRIVATE_KEY_PATH leads to no file'] : []),
    ...(cloudEnv || api
      ? []
      : ['env: XIAOYUAN_CLOUD_ENV or XIAOYUAN_API is not set: the app would find no server']),
    ...(api && !/^https:\/\/[^/]+$/.test(api)
      ? ['env: XIAOYUAN_API is not https://… without a path: WeChat calls nothing else']
      : [])
  ]
  const privateKey = text ? { text } : path ? { path } : null
  if (problems.length > 0 || !appid || !privateKey) return { problems }
  return { settings: { appid, privateKey, cloudEnv, api } }
}

const variables = [
  'WECHAT_APPID',
  'MINIPROGRAM_PRIVATE_KEY',
  'MINIPROGRAM_PRIVATE_KEY_PATH',
  'XIAOYUAN_CLOUD_ENV',
  'XIAOYUAN_API'
]

/** Whether anything of a deployment is set: on a machine that only checks, nothing is, and that is no fault. */
export const isDeploying = (env: NodeJS.ProcessEnv): boolean => variables.some((name) => env[name]?.trim())
