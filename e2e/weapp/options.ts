import type { Sandbox } from './sandbox'

/** The argument of nearly every wx API. */
export interface WxOptions {
  success?: (res: unknown) => void
  fail?: (res: unknown) => void
  complete?: (res: unknown) => void
  [key: string]: unknown
}

export type WxApi = (options?: WxOptions) => unknown
export type WxApis = Record<string, unknown>

/** What an API answers when it fails; WeChat prefixes the sentence with the API's name. */
export class WxFailure extends Error {}

/** Makes an asynchronous API: `work` answers or throws `WxFailure`; callbacks come later and from the right realm. */
export function api(
  sandbox: Sandbox,
  report: (what: string, error: unknown) => void,
  name: string,
  work: (options: WxOptions) => unknown
): WxApi {
  const call = (f: ((res: unknown) => void) | undefined, res: unknown) => {
    try {
      f?.(res)
    } catch (error) {
      report(`a callback of wx.${name} threw`, error)
    }
  }
  return (options = {}) => {
    // WeChat answers with a promise only when no callback is given.
    const waits = options.success || options.fail || options.complete ? null : sandbox.promise()
    const finish = (f: WxOptions['success'], res: unknown) => {
      call(f, res)
      call(options.complete, res)
    }
    Promise.resolve()
      .then(() => work(options))
      .then(
        (res) => {
          const own = sandbox.own({ ...(res as object), errMsg: `${name}:ok` })
          waits?.resolve(own)
          finish(options.success, own)
        },
        (error) => {
          if (!(error instanceof WxFailure)) report(`wx.${name}`, error)
          const own = sandbox.own({ errMsg: `${name}:fail ${(error as Error).message}` })
          waits?.reject(own)
          finish(options.fail, own)
        }
      )
    return waits?.promise
  }
}
