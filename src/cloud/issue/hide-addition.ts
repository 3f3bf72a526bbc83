import { HideAddition } from '@/domain/issue/forms'
import { mutation } from '../api/procedure'
import { lockAddition, moderateAddition } from './moderate-addition'
import { presentAdditionDone } from './present-addition'

/**
 * The township keeps what a handler added from the public, for one of the listed reasons, and its author is told; the
 * raiser and whoever handles the matter still see it. Refuses ISSUE_ALREADY_MODERATED.
 */
export const hideAddition = mutation({
  action: 'issue_moderate',
  input: HideAddition,
  subject: lockAddition,
  run: async (ctx, { reason, note, ...input }, loaded) => {
    await moderateAddition(ctx, loaded, input, 'hidden', { reason, note })
    return presentAdditionDone(input.additionId, 'hidden')
  }
})
