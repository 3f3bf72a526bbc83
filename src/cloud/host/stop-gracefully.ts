import type { FastifyInstance } from 'fastify'
import { hostRefusals, replyRefusal } from './refusal-reply'

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
    const timer = setTimeout(() => app.server.closeAllConnections(), withinMs)
    app.server.once('close', () => clearTimeout(timer))
  })
}
