import { TRPCError } from '@trpc/server'
import type { Context } from '../api/context'
import { RefusalError } from '../api/refusal-error'
import { appRouter } from '../api/router'
import { t } from '../api/trpc'

/** Calls procedures in process, as the given context. */
export const callerOf = t.createCallerFactory(appRouter)
export type Caller = ReturnType<typeof callerOf>

export const as = async (context: Context | Promise<Context>): Promise<Caller> => callerOf(await context)

/** How a call went: `ok`, a refusal's code, INPUT_INVALID, or the error itself where it was a bug. */
export const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => {
      if (!(error instanceof TRPCError)) throw error
      if (error.cause instanceof RefusalError) return error.cause.refusal.code
      if (error.code === 'BAD_REQUEST') return 'INPUT_INVALID'
      throw error.cause ?? error
    }
  )
