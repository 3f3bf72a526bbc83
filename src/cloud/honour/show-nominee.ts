import { ShowNominee } from '@/domain/honour/forms'
import { mutation } from '../api/procedure'
import { lockNominee } from './load-honour'
import { moderateNominee } from './moderate-nominee'
import { presentModerated } from './present-held'

/**
 * The township lets the village read why a household was put forward, and see the photos. Refuses
 * ISSUE_ALREADY_MODERATED and VILLAGE_ENDED.
 */
export const showNominee = mutation({
  action: 'issue_moderate',
  input: ShowNominee,
  subject: ({ db }, { villageId, nomineeId }) => lockNominee(db, villageId, nomineeId),
  run: async (ctx, { nomineeId }, subject) => {
    await moderateNominee(ctx, subject, 'shown')
    return presentModerated(nomineeId, 'shown')
  }
})
