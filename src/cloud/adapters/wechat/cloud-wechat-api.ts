import type { CloudSdk, OpenapiCall } from './cloud-sdk'
import type { WechatAnswer, WechatApi } from './wechat-api'

/** WeChat's paths, with the name that each has in `cloud.openapi`. */
const names = {
  '/wxa/msg_sec_check': 'security.msgSecCheck',
  '/wxa/media_check_async': 'security.mediaCheckAsync',
  '/cgi-bin/message/subscribe/send': 'subscribeMessage.send',
  '/wxa/business/getuserphonenumber': 'phonenumber.getPhoneNumber'
} as const

/** What `permissions.openapi` in a function's config.json must list for these calls to be let through. */
export const cloudPermissions: readonly string[] = Object.values(names)

export interface CloudWechatOptions {
  /** How long one call may take; 5000 ms when not given. */
  readonly timeoutMs?: number
  /** Told what went wrong with WeChat, for the operator's log: no code, no person. */
  readonly onProblem?: (problem: { call: string; errcode: number | null }) => void
}

const isName = (path: string): path is keyof typeof names => Object.hasOwn(names, path)

const callOf = (sdk: Pick<CloudSdk, 'openapi'>, path: string): OpenapiCall => {
  // What is not in the table has no permission either: a mistake of ours, to be seen in the first test.
  if (!isName(path)) throw new Error(`no cloud call for ${path}`)
  const [group = '', name = ''] = names[path].split('.')
  const call = sdk.openapi({ convertCase: false })[group]?.[name]
  if (!call) throw new Error(`wx-server-sdk has no ${names[path]}`)
  return call
}

/** A refusal's number is above zero. −1 is a busy WeChat or a fault of the SDK's own: as good as no answer. */
const refusalOf = (error: unknown): number | null => {
  const code = typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : null
  return typeof code === 'number' && code > 0 ? code : null
}

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('late')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The same interface inside a cloud function, where WeChat knows the caller and no token is needed. `sdk` is asked at
 * each call, since loading it is dear. A refusal of WeChat is an answer with its number; what else fails is null.
 */
export const cloudWechatApi = (
  sdk: () => Pick<CloudSdk, 'openapi'>,
  options: CloudWechatOptions = {}
): WechatApi => ({
  async callWithToken(path, post): Promise<WechatAnswer | null> {
    const call = callOf(sdk(), path)
    try {
      return { body: await within(options.timeoutMs ?? 5000, call(post)), errcode: null }
    } catch (error) {
      const errcode = refusalOf(error)
      if (errcode !== null) return { body: {}, errcode }
      // Its message may repeat what was sent.
      const told = typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : null
      options.onProblem?.({ call: path, errcode: typeof told === 'number' ? told : null })
      return null
    }
  }
})
