import { readFileSync } from 'node:fs'
import { type WxApis, WxFailure, type WxOptions } from './options'
import type { Network } from './wx-network'

/** WeChat's cloud on the other side of a phone's network. */
export interface PhoneCloud {
  /** Runs a function; what it answers has been JSON on the way. */
  callFunction(name: string, data: unknown): Promise<unknown>
  /** Keeps a file; answers its name. Throws where the storage's rule lets no phone write. */
  uploadFile(cloudPath: string, bytes: Buffer): Promise<string>
}

/** What WeChat lets through as the data of one call, in bytes of its text. */
const MOST_DATA = 100 * 1024
/** And as its answer. */
const MOST_ANSWER = 1024 * 1024

type Define = (name: string, work: (o: WxOptions) => unknown) => (o?: WxOptions) => unknown

/**
 * `wx.cloud`: the functions and the storage, where there is a cloud. A mini-program that uses it before `init` is told
 * so, as by WeChat.
 */
export function cloudApis(
  network: Network,
  define: Define,
  realPath: (phonePath: string) => string,
  cloud: PhoneCloud | undefined
): WxApis {
  if (!cloud) return {}
  let env = ''
  const reach = () => {
    if (env === '') throw new WxFailure('-601033 Cloud API isn’t enabled, please call wx.cloud.init first')
    if (!network.online) throw new WxFailure('request:fail')
  }
  const callFunction = define('cloud.callFunction', async (o) => {
    reach()
    const text = JSON.stringify(o.data ?? {})
    if (Buffer.byteLength(text) > MOST_DATA) throw new WxFailure('-404007 data exceed max size')
    network.pending += 1
    try {
      const result = await cloud.callFunction(String(o.name), JSON.parse(text))
      if (Buffer.byteLength(JSON.stringify(result)) > MOST_ANSWER)
        throw new WxFailure('-404006 response exceed max size')
      const lost = network.lost.findIndex((part) => text.includes(`"${part}"`))
      if (lost < 0) return { result, requestID: 'r' }
      network.lost.splice(lost, 1)
      throw new WxFailure('request:fail timeout')
    } finally {
      network.pending -= 1
    }
  })
  const uploadFile = define('cloud.uploadFile', async (o) => {
    reach()
    const bytes = readFileSync(realPath(String(o.filePath)))
    return { fileID: await cloud.uploadFile(String(o.cloudPath), bytes), statusCode: 204 }
  })
  return {
    cloud: {
      init: (options: { env?: string }) => {
        env = options.env ?? ''
      },
      callFunction,
      uploadFile: (o?: WxOptions) => {
        uploadFile(o)
        return { abort: () => undefined, onProgressUpdate: () => undefined }
      }
    }
  }
}
