import {
  type AnyTRPCRouter,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type TRPCError
} from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { Context } from './context'

/** One call of one procedure, as it arrives by any way. */
export interface ApiCall {
  /** `entity.procedure` */
  readonly path: string
  /** Asked once the procedure is found; what it throws is answered like any refusal or bug. */
  readonly input: () => Promise<unknown>
}

/** What HTTP would have answered. */
export interface ApiAnswer {
  readonly status: number
  readonly body: unknown
}

interface Answering {
  readonly router: AnyTRPCRouter
  /** Made for this call before its procedure is looked up: also what is unknown is answered by who asks. */
  readonly context: () => Promise<Context>
  /** Told of what was no refusal: a bug, or a database that is away. */
  readonly onBug: (error: unknown) => void
}

/**
 * Answers a call with the status and the body that the HTTP host gives: `{ result: { data } }`, or `{ error }` with the
 * refusal in `error.data.refusal`. Reads and writes are called alike. Never throws.
 */
export const answerCall = async (
  { router, context, onBug }: Answering,
  { path, input }: ApiCall
): Promise<ApiAnswer> => {
  let ctx: Context | undefined
  try {
    ctx = await context()
    const data: unknown = await callTRPCProcedure({
      router,
      path,
      ctx,
      getRawInput: input,
      type: 'mutation',
      allowMethodOverride: true,
      signal: undefined,
      batchIndex: 0
    })
    return { status: 200, body: { result: { data } } }
  } catch (thrown) {
    const error: TRPCError = getTRPCErrorFromUnknown(thrown)
    if (error.code === 'INTERNAL_SERVER_ERROR') onBug(error.cause ?? error)
    const shape = getTRPCErrorShape({
      config: router._def._config,
      error,
      type: 'unknown',
      path,
      input: undefined,
      ctx
    })
    return { status: getHTTPStatusCodeFromError(error), body: { error: shape } }
  }
}
