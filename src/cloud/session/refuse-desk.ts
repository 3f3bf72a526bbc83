import { RefuseDesk } from '@/domain/session/desk-input'
import { mutation } from '../api/procedure'
import { answerWith, whoeverIsSignedIn } from './answer-with'
import { presentAnsweredDesk } from './present-desk'

/** 不是我: ends the sign-in. Refuses as `confirmDesk` does. */
export const refuseDesk = mutation({
  action: 'own_account',
  input: RefuseDesk,
  subject: whoeverIsSignedIn,
  run: async (ctx, { code }) => presentAnsweredDesk(await answerWith(ctx, code, null))
})
