import * as z from 'zod/mini'
import type { WechatIdentity } from '@/cloud/ports/wechat-identity'
import { accept, type Outcome } from '@/domain/refusal/refusal'
import { wechatRefusals } from '@/domain/session/session'

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
/** Invalid code, used code: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html */
const codeErrors = new Set([40029, 40163])
/** The access token is invalid or over; a new one helps. */
const tokenErrors = new Set([40001, 40014, 42001])

const Errcode = z.object({ errcode: z.optional(z.number()) })
const Session = z.object({ openid: z.string().check(z.minLength(1)) })
const Token = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number() })
const Phone = z.object({ phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.string() }) })

type Answer = { readonly body: unknown; readonly errcode: number | null }
const unreachable: Outcome<never> = { ok: false, refusal: wechatRefusals.unreachable }
const codeInvalid: Outcome<never> = { ok: false, refusal: wechatRefusals.codeInvalid }

/** The calls themselves. The secret travels in a URL or body and is never part of an error or a log. */
const caller = (options: HttpWechatOptions) => {
  const base = options.baseUrl ?? 'https://api.weixin.qq.com'
  return async (path: string, params: Record<string, string>, post?: object): Promise<Answer | null> => {
    try {
      const reply = await fetch(`${base}${path}?${new URLSearchParams(params)}`, {
        method: post ? 'POST' : 'GET',
        ...(post ? { body: JSON.stringify(post), headers: { 'content-type': 'application/json' } } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs ?? 5000)
      })
      if (!reply.ok) throw new Error(`status ${reply.status}`)
      const body: unknown = await reply.json()
      return { body, errcode: Errcode.parse(body).errcode || null }
    } catch {
      // Whatever it was, its message may hold the URL and with it the secret.
      options.onProblem?.({ call: path, errcode: null })
      return null
    }
  }
}

/**
 * WeChat's own HTTP interface: code2Session, the stable access token (kept until shortly before it expires) and
 * getuserphonenumber. Refuses WECHAT_CODE_INVALID for a bad, used or expired code; anything else that goes wrong,
 * also a wrong appid or secret, is WECHAT_UNREACHABLE and told to `onProblem`.
 */
export const httpWechatIdentity = (options: HttpWechatOptions): WechatIdentity => {
  const call = caller(options)
  const { appid, secret } = options
  let token: { value: string; until: number } | null = null
  let fetching: Promise<string | null> | null = null

  const failed = (path: string, answer: Answer | null): Outcome<never> => {
    if (answer?.errcode && codeErrors.has(answer.errcode)) return codeInvalid
    if (answer) options.onProblem?.({ call: path, errcode: answer.errcode })
    return unreachable
  }

  const fetchToken = async (): Promise<string | null> => {
    const path = '/cgi-bin/stable_token'
    const answer = await call(path, {}, { grant_type: 'client_credential', appid, secret })
    const read = Token.safeParse(answer?.body)
    if (!answer || !read.success) {
      failed(path, answer)
      return null
    }
    const until = options.clock().getTime() + read.data.expires_in * 1000 - RENEW_BEFORE_MS
    token = { value: read.data.access_token, until }
    return token.value
  }

  const currentToken = async (): Promise<string | null> => {
    if (token && options.clock().getTime() < token.until) return token.value
    // Many sign-ins at once ask for one token.
    fetching ??= fetchToken().finally(() => {
      fetching = null
    })
    return await fetching
  }

  const askPhone = async (code: string, mayRetry: boolean): Promise<Outcome<string>> => {
    const path = '/wxa/business/getuserphonenumber'
    const access = await currentToken()
    if (access === null) return unreachable
    const answer = await call(path, { access_token: access }, { code })
    if (answer?.errcode && tokenErrors.has(answer.errcode) && mayRetry) {
      if (token?.value === access) token = null
      return await askPhone(code, false)
    }
    const read = Phone.safeParse(answer?.body)
    if (!answer || answer.errcode || !read.success) return failed(path, answer)
    const { purePhoneNumber, countryCode } = read.data.phone_info
    const mainland = countryCode === '86' && /^1\d{10}$/.test(purePhoneNumber)
    return mainland ? accept(purePhoneNumber) : { ok: false, refusal: wechatRefusals.phoneForeign }
  }

  return {
    async openidOf(code) {
      const path = '/sns/jscode2session'
      const answer = await call(path, { appid, secret, js_code: code, grant_type: 'authorization_code' })
      const read = Session.safeParse(answer?.body)
      return answer && !answer.errcode && read.success ? accept(read.data.openid) : failed(path, answer)
    },
    phoneOf: (code) => askPhone(code, true)
  }
}
