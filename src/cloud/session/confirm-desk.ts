import { deskRefusals } from '@/domain/session/desk'
import { ConfirmDesk } from '@/domain/session/desk-input'
import { mutation } from '../api/procedure'
import { denyPractising } from '../training/deny-practising'
import { answerWith, whoeverIsSignedIn } from './answer-with'
import { refuseDesks } from './load-desk'
import { presentAnsweredDesk } from './present-desk'

/**
 * The phone lets the PC in. Another number than the PC shows ends the sign-in: DESK_MISMATCHED, and what was written
 * stays. Refuses NOT_SIGNED_IN, TRAINING_NOT_HERE, DESK_PHONE_ONLY, DESK_UNKNOWN, DESK_USED, DESK_REFUSED and DESK_EXPIRED.
 */
export const confirmDesk = mutation({
  action: 'own_account',
  input: ConfirmDesk,
  subject: whoeverIsSignedIn,
  run: async (ctx, { code, number }) => {
    await refuseDesks(ctx)
    // On a PC nothing would say that one only practises.
    await denyPractising(ctx)
    return presentAnsweredDesk(await answerWith(ctx, code, number))
  },
  refused: ({ state }) => (state === 'mismatched' ? deskRefusals.mismatched : null)
})
