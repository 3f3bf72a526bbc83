import type { FastifyInstance } from 'fastify'

/**
 * Where the QR of a PC's sign-in leads when something other than the mini-program reads it: the same question in the
 * browser. WeChat's own scan opens the mini-program by this address, where that is registered.
 */
export const deskRoute = (app: FastifyInstance): void => {
  app.get<{ Params: { code: string } }>('/d/:code(^\\d{8}$)', (request, reply) =>
    reply.redirect(`/#/packages/desk/confirm/index?code=${request.params.code}`)
  )
}
