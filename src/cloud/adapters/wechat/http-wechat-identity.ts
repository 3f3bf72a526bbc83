import * as z from 'zod/mini'
import type { WechatIdentity } from '@/cloud/ports/wechat-identity'
import { accept } from '@/domain/refusal/refusal'
import { wechatRefusals } from '@/domain/session/session'
import { failedCall, phoneOf } from './phone-of'
import { type HttpWechatApi, type HttpWechatOptions, wechatApi } from './wechat-api'

const PATH = '/sns/jscode2session'
const Session = z.object({ openid: z.string().check(z.minLength(1)) })

/**
 * WeChat's own HTTP interface: code2Session and getuserphonenumber. Refuses WECHAT_CODE_INVALID for a bad, used or
 * expired code; anything else that goes wrong, also a wrong appid or secret, is WECHAT_UNREACHABLE and told to
 * `onProblem`. `api` is one that others share, so that all keep one access token.
 */
export const httpWechatIdentity = (
  options: HttpWechatOptions,
  api: HttpWechatApi = wechatApi(options)
): WechatIdentity => {
  const { appid, secret, onProblem } = options
  return {
    async openidOf({ code }) {
      if (!code) return { ok: false, refusal: wechatRefusals.codeInvalid }
      const params = { appid, secret, js_code: code, grant_type: 'authorization_code' }
      const answer = await api.call(PATH, params)
      const read = Session.safeParse(answer?.body)
      const fine = answer && !answer.errcode && read.success
      return fine ? accept(read.data.openid) : failedCall(PATH, answer, onProblem)
    },
    phoneOf: phoneOf(api, onProblem)
  }
}
