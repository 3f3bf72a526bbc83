import { AskReconsideration } from '@/domain/claim/forms'
import { mutation } from '../api/procedure'
import { tellOffice } from '../notice/tell-office'
import { lockClaim } from './lock-claim'
import { presentClaimState } from './present-claim'
import { refuseRepeated } from './refuse-repeated'
import { stepOwn } from './step-own'

/**
 * A household asks for a rejection to be looked at by others, within seven days and once. Refuses CLAIM_NOT_YOURS,
 * CLAIM_NOT_NOW, RECONSIDER_ASKED, RECONSIDER_LATE, RECONSIDER_FINAL and what `refuseRepeated` refuses.
 */
export const askReconsideration = mutation({
  action: 'points_own_claim',
  input: AskReconsideration,
  subject: (ctx, { villageId, claimId }) => lockClaim(ctx, villageId, claimId),
  run: async (ctx, { villageId, claimId, words }, { loaded }) => {
    const asked = await stepOwn(ctx, loaded, (by) => ({ type: 'ask_reconsideration', by, words }))
    await refuseRepeated(ctx.db, loaded)
    const judges = ['points_assessor', 'committee_member', 'party_secretary'] as const
    await tellOffice(ctx, villageId, judges, 'claim_to_rescore', { claimId })
    return presentClaimState(asked)
  }
})
