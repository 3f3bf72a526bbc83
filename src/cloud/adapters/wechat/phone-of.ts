import * as z from 'zod/mini'
import { accept, type Outcome } from '@/domain/refusal/refusal'
import { wechatRefusals } from '@/domain/session/session'
import type { WechatAnswer, WechatApi } from './wechat-api'

/** Invalid code, used code: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html */
const codeErrors = new Set([40029, 40163])

const PATH = '/wxa/business/getuserphonenumber'
// Its document calls the country a string and shows a number.
const Phone = z.object({
  phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.union([z.string(), z.number()]) })
})

/** Told what went wrong with WeChat: no code, no person. */
export type OnProblem = (problem: { call: string; errcode: number | null }) => void

const unreachable: Outcome<never> = { ok: false, refusal: wechatRefusals.unreachable }
const codeInvalid: Outcome<never> = { ok: false, refusal: wechatRefusals.codeInvalid }

/** A bad code is the person's to repeat; anything else is WeChat's or the operator's, and told to `onProblem`. */
export const failedCall = (
  path: string,
  answer: WechatAnswer | null,
  onProblem: OnProblem | undefined
): Outcome<never> => {
  if (answer?.errcode && codeErrors.has(answer.errcode)) return codeInvalid
  if (answer) onProblem?.({ call: path, errcode: answer.errcode })
  return unreachable
}

/** `phoneOf` of the identity, over whichever way WeChat is reached. */
export const phoneOf =
  (api: WechatApi, onProblem: OnProblem | undefined) =>
  async (code: string): Promise<Outcome<string>> => {
    const answer = await api.callWithToken(PATH, { code })
    const read = Phone.safeParse(answer?.body)
    if (!answer || answer.errcode || !read.success) return failedCall(PATH, answer, onProblem)
    const { purePhoneNumber, countryCode } = read.data.phone_info
    const mainland = String(countryCode) === '86' && /^1\d{10}$/.test(purePhoneNumber)
    return mainland ? accept(purePhoneNumber) : { ok: false, refusal: wechatRefusals.phoneForeign }
  }
