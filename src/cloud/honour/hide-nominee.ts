import { HideNominee } from '@/domain/honour/forms'
import { mutation } from '../api/procedure'
import { lockNominee } from './load-honour'
import { moderateNominee } from './moderate-nominee'
import { presentModerated } from './present-held'

/**
 * The township keeps the words and photos of a nomination from the village, for one of the listed reasons; the household
 * is told, stays in the round, and whoever judges it still reads them. Refuses ISSUE_ALREADY_MODERATED and VILLAGE_ENDED.
 */
export const hideNominee = mutation({
  action: 'issue_moderate',
  input: HideNominee,
  subject: ({ db }, { villageId, nomineeId }) => lockNominee(db, villageId, nomineeId),
  run: async (ctx, { nomineeId, reason, note }, subject) => {
    await moderateNominee(ctx, subject, 'hidden', { reason, note })
    return presentModerated(nomineeId, 'hidden')
  }
})
