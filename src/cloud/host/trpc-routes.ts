import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyInstance } from 'fastify'
import { readContract } from '@/domain/contract/contract'
import { type ApiDeps, createContext } from '../api/context'
import { type AppRouter, appRouter } from '../api/router'

// The rate limit counts requests: in one batch may come what a page asks for, not a thousand tries.
const MOST_AT_ONCE = 12

/** The names of all procedures, as they appear in a path. */
export const procedureNames = (): ReadonlySet<string> => new Set(Object.keys(appRouter._def.procedures))

/** Every procedure under `/api/trpc/<name>`; queries may be posted too, since a long input does not fit an address. */
export const trpcRoutes = async (scope: FastifyInstance, deps: ApiDeps): Promise<void> => {
  const options: FastifyTRPCPluginOptions<AppRouter> = {
    prefix: '/api/trpc',
    trpcOptions: {
      router: appRouter,
      allowMethodOverride: true,
      maxBatchSize: MOST_AT_ONCE,
      createContext: ({ req }) =>
        createContext(deps, {
          authorization: req.headers.authorization ?? null,
          address: `${req.protocol}://${req.host}`,
          contract: readContract(req.headers['x-contract'])
        }),
      onError: ({ error, req }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          req.log.error({ err: error.cause ?? error }, 'procedure failed')
      }
    }
  }
  await scope.register(fastifyTRPCPlugin, options)
}
