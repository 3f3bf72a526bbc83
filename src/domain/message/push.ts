import type { Refusal } from '../refusal/refusal'

export const pushStates = ['waiting', 'sent', 'refused', 'expired', 'dead'] as const
export type PushState = (typeof pushStates)[number]

/** Why a message could not be sent, in plain words for the staff who read the list. */
export const deadReasons = {
  nobody: '微信不认识这个账号，本人重新登录一次以后才能发。',
  template: '微信里没有这个消息模板，或者模板停用了，请管理员核对模板设置。',
  fields: '微信不收这条消息的内容，请管理员核对模板的字段。',
  page: '消息要打开的页面，微信里还没有。小程序发布新版本以后再发。',
  blocked: '微信停了本小程序发消息，请管理员到微信公众平台查看。',
  no_answer: '微信一直没有收下，试了6次。',
  undelivered: '微信收下了，但没有送到手机上。'
} as const
export type DeadReason = keyof typeof deadReasons

/** How long to wait after each failed try; after the last the message is given up. */
const waitMinutes = [1, 5, 15, 60, 180] as const
const MINUTE_MS = 60_000

/** When to try again after `tries` tries that failed, or null when it was the last. */
export const nextTry = (tries: number, now: Date): Date | null => {
  const minutes = waitMinutes[tries - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE_MS)
}

export const pushRefusals = {
  notDead: { code: 'PUSH_NOT_DEAD', message: '这条消息已经不在“没发出去”里了，请刷新看看。' },
  noConsent: {
    code: 'PUSH_NOT_AGREED',
    message: '收消息的人同意接收的次数已经用完，不能再发。消息在小程序里本人看得到。'
  },
  over: { code: 'PUSH_OVER', message: '这条消息说的时间已经过了，不用再发。' }
} as const satisfies Record<string, Refusal>
