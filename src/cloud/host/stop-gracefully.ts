import type { FastifyInstance } from 'fastify'
import { hostRefusals, replyRefusal } from './refusal-reply'

const IDLE_CHECK_MS = 50

/**
 * From `close()` on: new requests on open connections are refused with STOPPING, running ones are finished, and
 * after `withinMs` whatever still hangs is cut off.
 */
export const stopGracefully = (app: FastifyInstance, withinMs: number): void => {
  let stopping = false
  app.addHook('onRequest', async (_request, reply) => {
    if (stopping) return replyRefusal(reply, hostRefusals.stopping)
  })
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
  })
  app.addHook('preClose', async () => {
    stopping = true
    const { server } = app
    // A connection whose answer is just leaving counts as busy when the server closes, and would then stay open.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS).unref()
    const last = setTimeout(() => server.closeAllConnections(), withinMs).unref()
    server.once('close', () => {
      clearInterval(idle)
      clearTimeout(last)
    })
  })
}
