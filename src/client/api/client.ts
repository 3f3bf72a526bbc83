import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { early } from '@/client/h5/early'
import { session, sessionExpired } from '@/client/stores/session'
import { outdated } from '@/client/updates'
import type { AppRouter } from '@/cloud/api/router'
import { cloudSend } from './cloud-send'
import { fetchSend } from './fetch-send'
import { makeApi } from './link'
import { requestSend } from './request-send'
import { together } from './together'

export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

/** Every procedure of the server, typed by the server's own router. Rejects with ClientError. */
export const api = makeApi({
  // Written out, so that the other two fall away.
  send:
    process.env.TARO_ENV === 'h5'
      ? early(together(fetchSend))
      : CLOUD_ENV
        ? cloudSend
        : together(requestSend),
  token: () => session.getState().token,
  onSignedOut: sessionExpired,
  onTooOld: outdated
})
