import { AddNoticePhoto } from '@/domain/notice/notice-forms'
import { mutation } from '../api/procedure'
import { attachFiles } from '../file/attach-files'
import { recorderFor } from '../points/recorder'
import { lockNotice } from './load-notice'
import { presentStanding } from './present-notice'
import { actOnNotice } from './save-notice'

/** A photo of the paper copy on the wall. Refuses NOTICE_NOT_UP and FILE_NOT_YOURS. */
export const addNoticePhoto = mutation({
  action: 'notice_photo',
  input: AddNoticePhoto,
  subject: ({ db }, { villageId, noticeId }) => lockNotice(db, villageId, noticeId),
  run: async (ctx, { villageId, noticeId, fileId }, subject) => {
    const by = recorderFor(ctx, 'notice_photo', subject)
    await attachFiles(ctx.db, {
      villageId,
      fileIds: [fileId],
      ownerKind: 'notice',
      ownerId: noticeId,
      uploadedBy: ctx.actor.accountId ?? ''
    })
    const action = { type: 'add_photo' as const, by: { memberId: by.id, role: by.role }, fileId }
    return presentStanding(noticeId, (await actOnNotice(ctx, subject.loaded, action, by)).view)
  }
})
