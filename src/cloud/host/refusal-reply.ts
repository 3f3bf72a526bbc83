import type { FastifyInstance, FastifyReply } from 'fastify'
import { common, type Refusal } from '@/domain/refusal/refusal'
import { RefusalError } from '../api/refusal-error'

/** Refusals of the host itself, before or outside any procedure. */
export const hostRefusals = {
  routeUnknown: { code: 'ROUTE_UNKNOWN', message: '没有这个地址，请返回首页重新进入。' },
  unreadable: { code: 'INPUT_UNREADABLE', message: '提交的内容读不出来，请返回重新填写。' },
  pushUnsigned: {
    code: 'PUSH_UNSIGNED',
    message: '这条推送没有微信的签名，或已经过时：请核对消息推送的令牌和密钥，并选“安全模式”。'
  },
  bodyTooLarge: { code: 'BODY_TOO_LARGE', message: '一次提交的内容太多，请分几次提交。' },
  stopping: { code: 'STOPPING', message: '系统正在重启，请过一分钟再试。您填的内容还在。' },
  databaseAway: { code: 'DATABASE_AWAY', message: '系统暂时连不上数据库，请过几分钟再试。' }
} as const satisfies Record<string, Refusal>

const statuses: Record<string, number> = {
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  PUSH_UNSIGNED: 403,
  FILE_LINK_INVALID: 403,
  ARCHIVE_LINK_INVALID: 403,
  COPY_LINK_INVALID: 403,
  NOT_FOUND: 404,
  ROUTE_UNKNOWN: 404,
  REQUEST_ID_REUSED: 409,
  FILE_TOO_LARGE: 413,
  BODY_TOO_LARGE: 413,
  FILE_TYPE_REFUSED: 415,
  INPUT_UNREADABLE: 400,
  INPUT_INVALID: 400,
  FILE_MISSING: 400,
  TOO_MANY_REQUESTS: 429,
  STOPPING: 503,
  DATABASE_AWAY: 503,
  UPLOADS_BUSY: 503,
  INTERNAL: 500
}

const statusOf = (refusal: Refusal): number => statuses[refusal.code] ?? 422

/** Answers with `{ refusal }` and the HTTP status that fits its code. */
export const replyRefusal = (reply: FastifyReply, refusal: Refusal): FastifyReply =>
  reply.code(statusOf(refusal)).header('cache-control', 'no-store').type('application/json').send({ refusal })

/** What an error thrown on the way of a request answers with; null for a bug. */
const refusalFor = (error: unknown): Refusal | null => {
  if (error instanceof RefusalError) return error.refusal
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return hostRefusals.bodyTooLarge
  if (typeof statusCode !== 'number' || statusCode >= 500) return null
  return statusCode === 404 ? hostRefusals.routeUnknown : hostRefusals.unreadable
}

/** Every error outside tRPC leaves as `{ refusal }`; a bug is logged and says INTERNAL, nothing of it leaves. */
export const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalFor(error)
    if (!refusal) request.log.error({ err: error }, 'request failed')
    // Fastify would cut the line at once, and the phone would see a broken connection in place of the sentence.
    reply.removeHeader('connection')
    return replyRefusal(reply, refusal ?? common.internal)
  })
}
