import { SignOut } from '@/domain/session/session'
import { mutation, nowhere } from '../api/procedure'
import { endSession } from './end-session'
import { presentSignedOut } from './present-session'

/** Ends the session of this token on the server; whoever is not signed in (any more) gets the same answer. */
export const signOut = mutation({
  action: 'own_account',
  input: SignOut,
  anyCaller: true,
  subject: () => nowhere,
  run: async ({ db, now, sessionId }) => {
    if (sessionId) await endSession(db, sessionId, now)
    return presentSignedOut()
  }
})
