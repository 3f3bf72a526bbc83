import * as z from 'zod/mini'
import type { WechatIdentity } from '@/cloud/ports/wechat-identity'
import { accept, type Outcome } from '@/domain/refusal/refusal'
import { wechatRefusals } from '@/domain/session/session'
import { type HttpWechatOptions, type WechatAnswer, wechatApi } from './wechat-api'

/** Invalid code, used code: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html */
const codeErrors = new Set([40029, 40163])

const Session = z.object({ openid: z.string().check(z.minLength(1)) })
const Phone = z.object({ phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.string() }) })

const unreachable: Outcome<never> = { ok: false, refusal: wechatRefusals.unreachable }
const codeInvalid: Outcome<never> = { ok: false, refusal: wechatRefusals.codeInvalid }

/**
 * WeChat's own HTTP interface: code2Session and getuserphonenumber. Refuses WECHAT_CODE_INVALID for a bad, used or
 * expired code; anything else that goes wrong, also a wrong appid or secret, is WECHAT_UNREACHABLE and told to
 * `onProblem`.
 */
export const httpWechatIdentity = (options: HttpWechatOptions): WechatIdentity => {
  const api = wechatApi(options)
  const { appid, secret } = options

  const failed = (path: string, answer: WechatAnswer | null): Outcome<never> => {
    if (answer?.errcode && codeErrors.has(answer.errcode)) return codeInvalid
    if (answer) options.onProblem?.({ call: path, errcode: answer.errcode })
    return unreachable
  }

  return {
    async openidOf(code) {
      const path = '/sns/jscode2session'
      const answer = await api.call(path, { appid, secret, js_code: code, grant_type: 'authorization_code' })
      const read = Session.safeParse(answer?.body)
      return answer && !answer.errcode && read.success ? accept(read.data.openid) : failed(path, answer)
    },
    async phoneOf(code) {
      const path = '/wxa/business/getuserphonenumber'
      const answer = await api.callWithToken(path, { code })
      const read = Phone.safeParse(answer?.body)
      if (!answer || answer.errcode || !read.success) return failed(path, answer)
      const { purePhoneNumber, countryCode } = read.data.phone_info
      const mainland = countryCode === '86' && /^1\d{10}$/.test(purePhoneNumber)
      return mainland ? accept(purePhoneNumber) : { ok: false, refusal: wechatRefusals.phoneForeign }
    }
  }
}
