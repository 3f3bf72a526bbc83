import { createTRPCClient } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { session, sessionExpired } from '@/client/stores/session'
import type { AppRouter } from '@/cloud/api/router'
import { sendLink } from './link'
import { requestSend } from './request-send'

export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

/** Every procedure of the server, typed by the server's own router. Rejects with what `toClientError` reads. */
export const api = createTRPCClient<AppRouter>({
  links: [
    sendLink({
      send: requestSend,
      token: () => session.getState().token,
      onSignedOut: sessionExpired
    })
  ]
})

/** A file's address as a phone can load it: the server gives it relative to itself. */
export const fileUrl = (url: string): string => (url.startsWith('/') ? `${API_BASE}${url}` : url)
