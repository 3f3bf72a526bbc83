/** What a call of `cloud.openapi` answers: WeChat's own fields, and `errCode` 0. */
export type OpenapiAnswer = Readonly<Record<string, unknown>>

/** One of WeChat's server interfaces; throws an error with a numeric `errCode` where WeChat refuses. */
export type OpenapiCall = (params: object) => Promise<OpenapiAnswer>

/** By group and name: `openapi.security?.msgSecCheck?.(…)`. */
export type Openapi = Readonly<Record<string, Readonly<Record<string, OpenapiCall>>>>

export interface CloudFileResult {
  readonly fileID: string
  /** 0 where it was done. */
  readonly status: number
  readonly errMsg?: string
}

/**
 * The part of wx-server-sdk that the functions use. Only a cloud function has it: elsewhere there is no environment to
 * ask. See https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/
 */
export interface CloudSdk {
  /** Must be called once before the others; without `env` the environment the function runs in. */
  init(config?: { readonly env?: string | symbol }): void
  /** Who called, as WeChat says it. It reads the environment of the running call: never keep what it answers. */
  getWXContext(): {
    readonly OPENID?: string
    readonly APPID?: string
    readonly ENV?: string
    readonly SOURCE?: string
  }
  /** Each needs its line in config.json. Fields keep the names of WeChat's HTTP documents with `convertCase` false. */
  openapi(options: { readonly convertCase: boolean }): Openapi
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ readonly fileID: string }>
  downloadFile(file: { fileID: string }): Promise<{ readonly fileContent: Buffer }>
  /** At most 50 at once; `maxAge` in seconds. */
  getTempFileURL(asked: {
    fileList: readonly { readonly fileID: string; readonly maxAge?: number }[]
  }): Promise<{ readonly fileList: readonly (CloudFileResult & { readonly tempFileURL: string })[] }>
  /** At most 50 at once. */
  deleteFile(asked: {
    fileList: readonly string[]
  }): Promise<{ readonly fileList: readonly CloudFileResult[] }>
  readonly DYNAMIC_CURRENT_ENV: symbol
}

let loaded: CloudSdk | null = null

/**
 * wx-server-sdk, set to the environment that the function runs in. Loading it takes some 150 ms of CPU: call this where
 * it is used, not at the top of a file. A build puts it into a file of its own (scripts/build-functions.ts).
 */
export const loadSdk = (): CloudSdk => {
  if (loaded) return loaded
  const sdk = require('wx-server-sdk') as CloudSdk
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
  loaded = sdk
  return sdk
}
