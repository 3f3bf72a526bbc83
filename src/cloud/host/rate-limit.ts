import { createHash } from 'node:crypto'
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { common } from '@/domain/refusal/refusal'
import type { ApiDeps } from '../api/context'
import { RefusalError } from '../api/refusal-error'
import { readToken } from '../session/token'

// A whole village may stand behind one address, so sessions count for themselves; but only genuine ones, or else
// whoever invents tokens would have as many counters as he likes.
const counterOf = async (deps: ApiDeps, request: FastifyRequest): Promise<string> => {
  const { authorization } = request.headers
  const session = authorization ? await readToken(deps.secret, authorization, deps.clock()) : null
  if (!session) return `address ${normalizeIP(request.ip)}`
  return `session ${createHash('sha256').update(session).digest('base64url')}`
}

/** Limits every route registered in `scope` afterwards, together, to `perMinute` requests of one caller. */
export const limitRate = async (scope: FastifyInstance, deps: ApiDeps, perMinute: number): Promise<void> => {
  await scope.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request) => counterOf(deps, request),
    errorResponseBuilder: () => new RefusalError(common.tooMany)
  })
}
