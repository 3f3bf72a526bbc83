import type { WechatIdentity } from '@/cloud/ports/wechat-identity'
import { accept } from '@/domain/refusal/refusal'
import { wechatRefusals } from '@/domain/session/session'
import { type OnProblem, phoneOf } from './phone-of'
import type { WechatApi } from './wechat-api'

/**
 * Inside a cloud function: WeChat has checked who calls before the function runs, and says it. A code that the phone
 * sends all the same is not looked at. WECHAT_ONLY where nobody of WeChat calls: a timer, a web page, a test.
 */
export const cloudWechatIdentity = (api: WechatApi, onProblem?: OnProblem): WechatIdentity => ({
  openidOf: async ({ caller }) => {
    const openid = caller()
    return openid ? accept(openid) : { ok: false, refusal: wechatRefusals.wechatOnly }
  },
  phoneOf: phoneOf(api, onProblem)
})
