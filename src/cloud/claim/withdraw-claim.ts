import { WithdrawClaim } from '@/domain/claim/forms'
import { mutation } from '../api/procedure'
import { lockClaim } from './lock-claim'
import { presentClaimState } from './present-claim'
import { stepOwn } from './step-own'

/** Takes a claim or a record back before anybody has scored it. Refuses CLAIM_NOT_YOURS and CLAIM_NOT_NOW. */
export const withdrawClaim = mutation({
  action: 'points_own_claim',
  input: WithdrawClaim,
  subject: (ctx, { villageId, claimId }) => lockClaim(ctx, villageId, claimId),
  run: async (ctx, _input, { loaded }) =>
    presentClaimState(await stepOwn(ctx, loaded, (by) => ({ type: 'withdraw', by })))
})
