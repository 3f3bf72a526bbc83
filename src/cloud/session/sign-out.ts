import { SignOut } from '@/domain/session/session'
import { mutation, nowhere } from '../api/procedure'
import { presentSignedOut } from './present-session'

/** Ends the session of this token on the server; whoever is not signed in (any more) gets the same answer. */
export const signOut = mutation({
  action: 'own_account',
  input: SignOut,
  anyCaller: true,
  subject: () => nowhere,
  run: async ({ db, now, sessionId }) => {
    if (sessionId) {
      await db
        .updateTable('session')
        .set({ ended_at: now })
        .where('id', '=', sessionId)
        .where('ended_at', 'is', null)
        .execute()
    }
    return presentSignedOut()
  }
})
