import type { ApiDeps } from '../api/context'
import type { OpenedSession } from './open-session'
import { signToken } from './token'

const TOKEN_LIVES_ON_MS = 20 * 366 * 24 * 60 * 60 * 1000

/**
 * The token of a session that may be in the demo. The demo's clock may be put forward past a session's end, and the
 * session then goes with it; the token could not, so it outlives the session, which alone says how long someone is
 * signed in.
 */
export const tokenOf = (
  deps: Pick<ApiDeps, 'secret' | 'demo'>,
  { sessionId, expiresAt }: OpenedSession
): Promise<string> => {
  const end = new Date(expiresAt).getTime() + (deps.demo ? TOKEN_LIVES_ON_MS : 0)
  return signToken(deps.secret, sessionId, new Date(end))
}
