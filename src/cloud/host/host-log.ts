import type { FastifyInstance, FastifyRequest, FastifyServerOptions } from 'fastify'

/** Where log lines go; standard output when not given. */
export interface LogTarget {
  write(line: string): void
}

const safeMessages = new Set(['TypeError', 'ReferenceError', 'AssertionError', 'NoResultError'])

/**
 * What may be logged of an error: its kind, code and place in the program. Messages and details quote values (a
 * unique violation quotes the key, a JSON error the text), so only those of programming errors stay.
 */
export const plainError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table } = error as Error & {
    code?: unknown
    constraint?: unknown
    table?: unknown
  }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(safeMessages.has(error.name) ? { message: error.message } : {}),
    ...Object.fromEntries(
      Object.entries({ code, constraint, table }).filter(([, v]) => typeof v === 'string')
    ),
    at: frames.slice(0, 10).map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {})
  }
}

const plainRequest = (request: FastifyRequest) => ({ method: request.method, route: routeOf(request) })
const routeOf = (request: FastifyRequest): string => request.routeOptions?.url ?? 'none'

/** Logger settings under which neither address, query, body, person nor token can come into a line. */
export const logOptions = (level: string, to?: LogTarget): NonNullable<FastifyServerOptions['logger']> => ({
  level,
  base: undefined,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  serializers: {
    err: plainError as never,
    error: plainError,
    req: plainRequest as never,
    res: ((reply: { statusCode: number }) => ({ status: reply.statusCode })) as never
  },
  ...(to ? { stream: to } : {})
})

/** One line for each answered request; of a tRPC call also the names of the procedures, when they are ours. */
export const logRequests = (app: FastifyInstance, procedures: ReadonlySet<string>): void => {
  app.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request)
    const line = {
      method: request.method,
      route,
      ...proceduresOf(request, procedures),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime)
    }
    if (route === '/healthz' && reply.statusCode === 200) request.log.debug(line, 'answered')
    else request.log.info(line, 'answered')
  })
}

const proceduresOf = (request: FastifyRequest, known: ReadonlySet<string>): { procedures?: string[] } => {
  if (routeOf(request) !== '/api/trpc/:path') return {}
  const { path } = request.params as { path: string }
  return { procedures: path.split(',').map((name) => (known.has(name) ? name : 'unknown')) }
}
