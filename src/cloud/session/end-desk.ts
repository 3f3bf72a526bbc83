import { EndDesk } from '@/domain/session/desk-input'
import { mutation, nowhere } from '../api/procedure'
import { isDesk } from './load-desk'
import { presentSignedOut } from './present-session'

/** Signs a PC of the own account out, from wherever. NOT_FOUND for another's session, and for one that is no PC's. */
export const endDesk = mutation({
  action: 'own_account',
  input: EndDesk,
  subject: async ({ db, actor }, { sessionId }) =>
    (await isDesk(db, actor.accountId, sessionId)) ? nowhere : null,
  run: async ({ db, now }, { sessionId }) => {
    await db
      .updateTable('session')
      .set({ ended_at: now })
      .where('id', '=', sessionId)
      .where('ended_at', 'is', null)
      .execute()
    return presentSignedOut()
  }
})
