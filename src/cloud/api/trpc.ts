import { initTRPC, TRPCError } from '@trpc/server'
// By name: reached through zod's namespace it would bring every language's messages along, 290 KB of them.
import { $ZodError } from 'zod/v4/core'
import { contractRefusals, judgeContract } from '@/domain/contract/contract'
import { common, type Refusal } from '@/domain/refusal/refusal'
import type { Action } from '@/domain/role/permissions'
import type { Context } from './context'
import { RefusalError } from './refusal-error'

export interface Meta {
  readonly action: Action
}

/** What every failed call answers with: never a stack, never a row. */
const refusalOf = (error: TRPCError, contract: number | null): Refusal => {
  if (error.cause instanceof RefusalError) return error.cause.refusal
  // What a newer app asks for may not be here yet: the fault is not in what was filled in.
  const isOurs = error.code === 'INTERNAL_SERVER_ERROR'
  if (!isOurs && judgeContract(contract) === 'ahead') return contractRefusals.serverBehind
  if (error.cause instanceof $ZodError) return inputRefusal(error.cause)
  if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED') {
    return { code: 'PROCEDURE_UNKNOWN', message: '小程序版本过旧，请退出微信重新进入后再试。' }
  }
  if (error.code === 'PARSE_ERROR' || error.code === 'BAD_REQUEST') {
    return { code: 'INPUT_UNREADABLE', message: '提交的内容读不出来，请返回重新填写。' }
  }
  return common.internal
}

const inputRefusal = (error: $ZodError): Refusal => {
  const issue = error.issues[0]
  const field = issue?.path.filter((p) => typeof p === 'string').join('.')
  const chinese =
    issue && /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '有一项没有填对，请检查后再提交。'
  return { code: 'INPUT_INVALID', message: chinese, ...(field ? { field } : {}) }
}

const httpCodes: Record<string, TRPCError['code']> = {
  NOT_SIGNED_IN: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  REQUEST_ID_REUSED: 'CONFLICT',
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS'
}

/** Turns a refusal thrown inside a procedure into tRPC's error with a fitting HTTP status; bugs pass through. */
export const toTrpcError = (error: unknown): unknown =>
  error instanceof RefusalError
    ? new TRPCError({
        code: httpCodes[error.refusal.code] ?? 'UNPROCESSABLE_CONTENT',
        message: error.refusal.code,
        cause: error
      })
    : error

export const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => {
      const refusal = refusalOf(error, ctx?.contract ?? null)
      return {
        code: shape.code,
        message: refusal.message,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, refusal }
      }
    }
  })

/**
 * What every procedure begins with, before its input is read. A client of two releases back is refused CLIENT_TOO_OLD.
 * One that is ahead of this server may read, and writes nothing (SERVER_BEHIND): of what it sends a part could be
 * dropped here without a word.
 */
export const procedure = t.procedure.use(({ ctx, type, next }) => {
  const verdict = judgeContract(ctx.contract)
  const refusal =
    verdict === 'too_old'
      ? contractRefusals.tooOld
      : verdict === 'ahead' && type === 'mutation'
        ? contractRefusals.serverBehind
        : null
  if (refusal) throw toTrpcError(new RefusalError(refusal))
  return next()
})
