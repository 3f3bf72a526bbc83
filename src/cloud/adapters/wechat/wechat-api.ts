import * as z from 'zod/mini'

export interface HttpWechatOptions {
  readonly appid: string
  readonly secret: string
  readonly clock: () => Date
  /** `https://api.weixin.qq.com` when not given. */
  readonly baseUrl?: string
  /** How long one call may take; 5000 ms when not given. */
  readonly timeoutMs?: number
  /** Told what went wrong with WeChat, for the operator's log: no code, no secret, no person. */
  readonly onProblem?: (problem: { call: string; errcode: number | null }) => void
}

/** Renewed this long before WeChat lets it expire, so that no call is made with a token about to end. */
const RENEW_BEFORE_MS = 5 * 60 * 1000
/** The access token is invalid or over; a new one helps. */
const tokenErrors = new Set([40001, 40014, 42001])

const Errcode = z.object({ errcode: z.optional(z.number()) })
const Token = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number() })

/** What WeChat said; `errcode` null where it names no error. */
export type WechatAnswer = { readonly body: unknown; readonly errcode: number | null }

/**
 * WeChat's server interfaces in the name of the mini-program, by their HTTP paths and with the fields of their HTTP
 * documents, whichever way the call goes. Null where no answer came; the operator's log has been told then.
 */
export interface WechatApi {
  callWithToken(path: string, post: object): Promise<WechatAnswer | null>
}

/** The same over HTTP, which also has calls without a token. */
export interface HttpWechatApi extends WechatApi {
  call(path: string, params: Record<string, string>, post?: object): Promise<WechatAnswer | null>
}

/** A message's id is a number longer than ours are exact: kept as its digits, or it would name another message. */
const readBody = (text: string): unknown => JSON.parse(text.replace(/("msgid"\s*:\s*)(\d{16,})/, '$1"$2"'))

/** The calls themselves. The secret travels in a URL or body and is never part of an error or a log. */
const caller = (options: HttpWechatOptions) => {
  const base = options.baseUrl ?? 'https://api.weixin.qq.com'
  return async (
    path: string,
    params: Record<string, string>,
    post?: object
  ): Promise<WechatAnswer | null> => {
    try {
      const reply = await fetch(`${base}${path}?${new URLSearchParams(params)}`, {
        method: post ? 'POST' : 'GET',
        ...(post ? { body: JSON.stringify(post), headers: { 'content-type': 'application/json' } } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs ?? 5000)
      })
      if (!reply.ok) throw new Error(`status ${reply.status}`)
      const body = readBody(await reply.text())
      return { body, errcode: Errcode.parse(body).errcode || null }
    } catch {
      // Whatever it was, its message may hold the URL and with it the secret.
      options.onProblem?.({ call: path, errcode: null })
      return null
    }
  }
}

/**
 * WeChat's HTTP interface: plain calls, and calls with the stable access token, which is kept until shortly before it
 * expires and fetched anew once where WeChat has withdrawn it. Null where no answer came, told to `onProblem`.
 */
export const wechatApi = (options: HttpWechatOptions): HttpWechatApi => {
  const call = caller(options)
  const { appid, secret } = options
  let token: { value: string; until: number } | null = null
  let fetching: Promise<string | null> | null = null

  const fetchToken = async (): Promise<string | null> => {
    const path = '/cgi-bin/stable_token'
    const answer = await call(path, {}, { grant_type: 'client_credential', appid, secret })
    const read = Token.safeParse(answer?.body)
    if (!answer || !read.success) {
      if (answer) options.onProblem?.({ call: path, errcode: answer.errcode })
      return null
    }
    const until = options.clock().getTime() + read.data.expires_in * 1000 - RENEW_BEFORE_MS
    token = { value: read.data.access_token, until }
    return token.value
  }

  const currentToken = async (): Promise<string | null> => {
    if (token && options.clock().getTime() < token.until) return token.value
    // Many calls at once ask for one token.
    fetching ??= fetchToken().finally(() => {
      fetching = null
    })
    return await fetching
  }

  const ask = async (path: string, post: object, mayRetry: boolean): Promise<WechatAnswer | null> => {
    const access = await currentToken()
    if (access === null) return null
    const answer = await call(path, { access_token: access }, post)
    if (answer?.errcode && tokenErrors.has(answer.errcode) && mayRetry) {
      if (token?.value === access) token = null
      return await ask(path, post, false)
    }
    return answer
  }

  return { call, callWithToken: (path, post) => ask(path, post, true) }
}
