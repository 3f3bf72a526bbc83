import type { AddressInfo } from 'node:net'
import type { ApiAnswer } from '../api/answer-call'
import { answerCall } from '../api/answer-call'
import { type ApiDeps, createContext } from '../api/context'
import { appRouter } from '../api/router'
import { buildHost } from '../host/build-host'
import { startFunction } from './function-process'

/** One call over the wire: the input has been through JSON. */
export interface WireCall {
  readonly path: string
  readonly input: unknown
  readonly token: string | null
}

/** A way to the procedures. What it answers is what a client reads. */
export interface Transport {
  send(call: WireCall): Promise<ApiAnswer>
  stop(): Promise<void>
}

/** Opens a way to the procedures of a world; `url` is its database, `deps` are what it was built with. */
export type OpenTransport = (world: {
  readonly deps: ApiDeps
  readonly url: string
  readonly secret: string
}) => Promise<Transport>

const bearer = (token: string | null) => (token === null ? null : `Bearer ${token}`)

/** In this process, around the router. */
export const inProcess: OpenTransport = async ({ deps }) => ({
  send: ({ path, input, token }) =>
    answerCall(
      {
        router: appRouter,
        context: () => createContext(deps, { authorization: bearer(token) }),
        onBug: (error) => {
          throw error
        }
      },
      { path, input: async () => input }
    ),
  stop: async () => undefined
})

/** Over HTTP, through the host as it listens. */
export const overHttp: OpenTransport = async ({ deps }) => {
  const limits = { callsPerMinute: 1_000_000 }
  const app = await buildHost({ ...deps, h5Dir: null, logLevel: 'silent', limits })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return {
    send: async ({ path, input, token }) => {
      const authorization = bearer(token)
      const reply = await fetch(`${address}/api/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
        body: JSON.stringify(input)
      })
      return { status: reply.status, body: await reply.json() }
    },
    stop: () => app.close()
  }
}

/** Through the built function `api`, as CloudBase's framework runs it. */
export const throughFunction: OpenTransport = async ({ deps, url, secret }) => {
  const env = { DATABASE_URL: url, XIAOYUAN_SECRET: secret, PUBLIC_URL: deps.publicUrl ?? '' }
  const api = await startFunction('api', env, deps.clock())
  return { send: async (call) => (await api.call(call)) as ApiAnswer, stop: () => api.stop() }
}
