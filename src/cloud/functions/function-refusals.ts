import type { Refusal } from '@/domain/refusal/refusal'
import { hostRefusals } from '../host/refusal-reply'

/** What WeChat lets through to a function and back, in bytes of JSON. */
export const eventBytes = 100 * 1024
export const answerBytes = 1024 * 1024

/** Refusals of the function `api` itself, with the status that the HTTP host gives such a thing. */
export const functionRefusals = {
  unreadable: { status: 400, refusal: hostRefusals.unreadable },
  tooLarge: { status: 413, refusal: hostRefusals.bodyTooLarge },
  answerTooLarge: {
    status: 422,
    refusal: { code: 'ANSWER_TOO_LARGE', message: '要看的内容太多，一次拿不下，请缩小范围再看。' }
  },
  databaseBehind: {
    status: 503,
    refusal: { code: 'DATABASE_BEHIND', message: '系统正在升级，请过几分钟再试。您填的内容还在。' }
  }
} as const satisfies Record<string, { readonly status: number; readonly refusal: Refusal }>
