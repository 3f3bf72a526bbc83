import type { Outcome } from '@/domain/refusal/refusal'

/**
 * What WeChat knows about the person in front of the phone. Both codes are given once and live five minutes;
 * a used, expired or invented code is the refusal `WECHAT_CODE_INVALID`, WeChat out of reach `WECHAT_UNREACHABLE`.
 */
export interface WechatIdentity {
  /** The openid behind a code of `wx.login`. */
  openidOf(loginCode: string): Promise<Outcome<string>>
  /**
   * The phone number behind a code of the `getPhoneNumber` button: 11 digits, without country code. Refuses
   * `WECHAT_PHONE_FOREIGN` when it is not a number of the mainland.
   */
  phoneOf(phoneCode: string): Promise<Outcome<string>>
}
