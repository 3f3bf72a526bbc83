import type { Refusal } from '../refusal/refusal'

/** What a call of a cloud function may carry as its input, in bytes of UTF-8: WeChat's 100 KB with room for the rest. */
export const mostCallBytes = 90_000
/** What an input may have that goes up as a file: as much as the HTTP host takes in one call. */
export const mostInputBytes = 4 * 1024 * 1024
/** How many files an account may have on their way at once. */
export const mostIncoming = 200
/** How long what was put there and never asked for lies there. */
export const incomingMs = 24 * 60 * 60 * 1000

export const incomingRefusals = {
  gone: {
    code: 'INCOMING_GONE',
    message: '传上来的文件没有找到，可能放了太久。请再传一次。',
    field: 'incomingId'
  },
  tooMany: {
    code: 'INCOMING_TOO_MANY',
    message: '没有传完的文件太多，请检查网络，过一天再试，或请村委会代为上传。'
  },
  inputTooLarge: { code: 'INPUT_TOO_LARGE', message: '一次提交的内容太多，请分几次提交。' },
  inputUnreadable: { code: 'INPUT_UNREADABLE', message: '提交的内容读不出来，请返回重新填写。' }
} as const satisfies Record<string, Refusal>
