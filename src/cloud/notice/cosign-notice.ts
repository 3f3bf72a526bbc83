import { CosignNotice, noticeRefusals } from '@/domain/notice/notice-forms'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { recorderFor } from '../points/recorder'
import { lockNotice } from './load-notice'
import { presentStanding } from './present-notice'
import { actOnNotice } from './save-notice'
import { tellOffice } from './tell-office'

/**
 * A member of the supervision committee signs what they were shown: the hash says which content that was. Refuses
 * NOTICE_ALTERED, NOTICE_NOT_AS_SHOWN, NOTICE_COSIGNED_ALREADY, NOTICE_COSIGN_OWN and NOTICE_PERSONAL_DATA.
 */
export const cosignNotice = mutation({
  action: 'notice_cosign',
  input: CosignNotice,
  subject: ({ db }, { villageId, noticeId }) => lockNotice(db, villageId, noticeId),
  run: async (ctx, input, subject) => {
    const { loaded } = subject
    if (!loaded.intact) deny(noticeRefusals.altered)
    if (loaded.contentHash !== input.contentHash) deny(noticeRefusals.notAsShown)
    const by = recorderFor(ctx, 'notice_cosign', subject)
    // Whoever drafted it is the drafter, also as another person of the same account.
    const { drafterId } = loaded.notice
    const memberId = ctx.persons.some((p) => p.holderId === drafterId) ? drafterId : by.id
    const actor = { memberId, role: by.role }
    const action = { type: 'cosign' as const, by: actor, contentHash: input.contentHash }
    const { view } = await actOnNotice(ctx, loaded, action, by)
    const { village_id: villageId, id: noticeId } = loaded.row
    await tellOffice(ctx, villageId, ['party_secretary'], 'notice_to_put_up', { noticeId })
    return presentStanding(noticeId, view)
  }
})
