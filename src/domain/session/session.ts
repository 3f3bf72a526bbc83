import * as z from 'zod/mini'
import { AgreedVersion } from '../account/forms'
import { Id, RequestId } from '../common/fields'

/** How long a sign-in lasts without signing in again. */
export const sessionDays = 30

/** A one-time code as WeChat hands it to the mini-program; what it means only WeChat knows. */
export const WechatCode = z
  .string()
  .check(
    z.minLength(1, { error: '没有拿到微信的凭证，请重试。' }),
    z.maxLength(200, { error: '微信的凭证不对，请重试。' })
  )

export const ListDemoPeople = z.object({})
export const ReadSession = z.object({})
export const SignInDemo = z.object({ requestId: RequestId, accountId: Id })
/** In the WeChat cloud there is no code: WeChat itself says who calls. */
export const SignInWechat = z.object({
  requestId: RequestId,
  code: z.optional(WechatCode),
  /** The version of the agreement that was ticked on the screen; without it, more than what is public waits for it. */
  agreed: z.optional(AgreedVersion)
})
export const SignOut = z.object({ requestId: RequestId })

/** Refusals of whoever speaks with WeChat. */
export const wechatRefusals = {
  codeInvalid: {
    code: 'WECHAT_CODE_INVALID',
    message: '微信的凭证已经用过或过期了，请再点一次。',
    field: 'code'
  },
  wechatOnly: { code: 'WECHAT_ONLY', message: '请在微信里打开小程序，再登录。' },
  unreachable: { code: 'WECHAT_UNREACHABLE', message: '暂时连不上微信，请稍后再试。您填的内容还在。' },
  phoneForeign: {
    code: 'WECHAT_PHONE_FOREIGN',
    message: '微信里的手机号不是国内的，请用门牌码认户。',
    field: 'code'
  }
} as const

export const sessionRefusals = {
  accountClosed: { code: 'ACCOUNT_CLOSED', message: '这个微信账号已经停用，请联系村委会。' }
} as const
