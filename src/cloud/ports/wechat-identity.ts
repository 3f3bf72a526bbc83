import type { Outcome } from '@/domain/refusal/refusal'

/** Someone signs in: the code of `wx.login` that the phone sent, if any, and whom WeChat itself names as the caller. */
export interface WechatLogin {
  readonly code: string | null
  /** Where the host is WeChat's own; never anything that the client sent. */
  readonly caller: () => string | null
}

/**
 * What WeChat knows about the person in front of the phone. Codes are given once and live five minutes; a used,
 * expired or invented one is the refusal `WECHAT_CODE_INVALID`, WeChat out of reach `WECHAT_UNREACHABLE`.
 */
export interface WechatIdentity {
  /**
   * The openid of whoever signs in: behind the code, or, in a cloud function, the caller alone. Without either
   * `WECHAT_CODE_INVALID` or, where no code is looked at, `WECHAT_ONLY`.
   */
  openidOf(login: WechatLogin): Promise<Outcome<string>>
  /**
   * The phone number behind a code of the `getPhoneNumber` button: 11 digits, without country code. Refuses
   * `WECHAT_PHONE_FOREIGN` when it is not a number of the mainland.
   */
  phoneOf(phoneCode: string): Promise<Outcome<string>>
}
