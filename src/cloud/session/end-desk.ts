import { EndDesk } from '@/domain/session/desk-input'
import { mutation, nowhere } from '../api/procedure'
import { endSession } from './end-session'
import { isDesk } from './load-desk'
import { presentSignedOut } from './present-session'

/** Signs a PC of the own account out, from wherever. NOT_FOUND for another's session, and for one that is no PC's. */
export const endDesk = mutation({
  action: 'own_account',
  input: EndDesk,
  subject: async ({ db, actor }, { sessionId }) =>
    (await isDesk(db, actor.accountId, sessionId)) ? nowhere : null,
  run: async ({ db, now }, { sessionId }) => {
    await endSession(db, sessionId, now)
    return presentSignedOut()
  }
})
