import compress from '@fastify/compress'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { ApiDeps } from '../api/context'
import { newId } from '../crypto/new-id'
import type { PushKeys } from '../wechat-push/envelope'
import { archiveRoute } from './archive-route'
import { copyRoute } from './copy-route'
import { deskRoute } from './desk-route'
import { fileRoute } from './file-route'
import { h5Routes } from './h5-routes'
import { healthRoute } from './health-route'
import { defaultLimits, type HostLimits } from './host-limits'
import { type LogTarget, logOptions, logRequests } from './host-log'
import { open311Routes } from './open311-routes'
import { limitRate } from './rate-limit'
import { answerErrors, hostRefusals, replyRefusal } from './refusal-reply'
import { securityHeaders } from './security-headers'
import { stopGracefully } from './stop-gracefully'
import { procedureNames, trpcRoutes } from './trpc-routes'
import { uploadRoute } from './upload-route'
import { wechatPushRoute } from './wechat-push-route'

const BODY_LIMIT = 4 * 1024 * 1024
const REQUEST_MS = 5 * 60 * 1000

export interface HostOptions extends ApiDeps {
  /** The folder of the built H5 app; null serves the API alone. */
  readonly h5Dir: string | null
  /** Where WeChat pushes verdicts and events to; without, there is no such address. */
  readonly wechatPush?: PushKeys | null
  /** pino's level; 'info' when not given. */
  readonly logLevel?: string
  readonly logTo?: LogTarget
  readonly limits?: Partial<HostLimits>
  /** Whose `X-Forwarded-For` is believed (addresses, or true for all); a proxy on this machine when not given. */
  readonly trustProxy?: boolean | string | string[]
}

/**
 * The HTTP host: tRPC under /api/trpc, /api/upload, /files, /archives, /copies, /open311/v2, /wechat/push, /healthz and the H5
 * app. Not yet listening.
 * `close()` finishes running requests, ten seconds at most; the database and the jobs are their owner's to close.
 * What goes wrong outside tRPC answers `{ refusal: { code, message, field? } }`.
 */
export async function buildHost(options: HostOptions): Promise<FastifyInstance> {
  const limits = { ...defaultLimits, ...options.limits }
  const app = Fastify({
    logger: logOptions(options.logLevel ?? 'info', options.logTo),
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be decoded fails before any route is found.
    frameworkErrors: (_error, _request, reply) => {
      replyRefusal(reply, hostRefusals.unreadable)
    },
    genReqId: newId,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    // A batch of calls is one long path segment.
    routerOptions: { maxParamLength: 5000 },
    trustProxy: options.trustProxy ?? 'loopback',
    return503OnClosing: false,
    forceCloseConnections: 'idle'
  })
  logRequests(app, procedureNames())
  answerErrors(app)
  stopGracefully(app, limits.stopWithinMs)
  await securityHeaders(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.setNotFoundHandler((_request, reply) => replyRefusal(reply, hostRefusals.routeUnknown))

  healthRoute(app, options.db)
  await app.register(async (scope) => {
    await limitRate(scope, options, limits.callsPerMinute)
    await scope.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
    await trpcRoutes(scope, options)
  })
  await app.register(async (scope) => {
    await limitRate(scope, options, limits.callsPerMinute)
    open311Routes(scope, options)
  })
  await app.register(async (scope) => {
    await limitRate(scope, options, limits.uploadsPerMinute)
    await uploadRoute(scope, options, limits.uploadsAtOnce)
  })
  await app.register(async (scope) => {
    await limitRate(scope, options, limits.filesPerMinute)
    fileRoute(scope, options)
    archiveRoute(scope, options)
    copyRoute(scope, options)
  })
  const { h5Dir, wechatPush } = options
  if (wechatPush) {
    await app.register(async (scope) => {
      await limitRate(scope, options, limits.filesPerMinute)
      wechatPushRoute(scope, options, wechatPush)
    })
  }
  if (h5Dir !== null) {
    deskRoute(app)
    await app.register((scope) => h5Routes(scope, h5Dir))
  }
  return app
}
