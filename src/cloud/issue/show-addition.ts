import { ShowAddition } from '@/domain/issue/forms'
import { mutation } from '../api/procedure'
import { lockAddition, moderateAddition } from './moderate-addition'
import { presentAdditionDone } from './present-addition'

/** The township lets what a handler added through to the public of the matter. Refuses ISSUE_ALREADY_MODERATED. */
export const showAddition = mutation({
  action: 'issue_moderate',
  input: ShowAddition,
  subject: lockAddition,
  run: async (ctx, input, loaded) => {
    await moderateAddition(ctx, loaded, input, 'shown')
    return presentAdditionDone(input.additionId, 'shown')
  }
})
