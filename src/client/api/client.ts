import { createTRPCClient } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { session, sessionExpired } from '@/client/stores/session'
import { outdated } from '@/client/updates'
import type { AppRouter } from '@/cloud/api/router'
import { cloudSend } from './cloud-send'
import { sendLink } from './link'
import { requestSend } from './request-send'

export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

/** Every procedure of the server, typed by the server's own router. Rejects with what `toClientError` reads. */
export const api = createTRPCClient<AppRouter>({
  links: [
    sendLink({
      send: CLOUD_ENV ? cloudSend : requestSend,
      token: () => session.getState().token,
      onSignedOut: sessionExpired,
      onTooOld: outdated
    })
  ]
})
