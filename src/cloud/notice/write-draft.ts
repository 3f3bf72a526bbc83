import { fileRefusals } from '@/domain/file/file'
import { findInContent } from '@/domain/notice/check-content'
import type { NoticeAttachment, NoticeContent } from '@/domain/notice/notice'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { attachFiles } from '../file/attach-files'
import { type By, insertNotice } from './save-notice'
import { tellOffice } from './tell-office'

const shownPlaces = 5

/** Refuses NOTICE_PERSONAL_DATA: the sentence names the places, the field is the path to the first of them. */
export const refusePersonalData = (content: NoticeContent): void => {
  const found = findInContent(content)
  const [first] = found
  if (!first) return
  const places = found.slice(0, shownPlaces).map((f) => `${f.where}“${f.excerpt}”`)
  const more = found.length > shownPlaces ? `等${found.length}处` : ''
  deny({
    code: 'NOTICE_PERSONAL_DATA',
    message: `有不能公开的个人信息：${places.join('；')}${more}。${first.advice}`,
    field: ['text', ...first.path].join('.')
  })
}

/** The hashes of uploaded files, so that a notice's hash also says what hung beside it. Refuses FILE_NOT_YOURS. */
export const hashedAttachments = async (
  ctx: WriteContext,
  villageId: string,
  given: readonly { readonly fileId: string; readonly name: string }[]
): Promise<NoticeAttachment[]> => {
  if (given.length === 0) return []
  const files = await ctx.db
    .selectFrom('file')
    .select(['id', 'sha256'])
    .where('village_id', '=', villageId)
    .where(
      'id',
      'in',
      given.map((a) => a.fileId)
    )
    .execute()
  return given.map(({ fileId, name }) => {
    const file = files.find((f) => f.id === fileId)
    return file ? { fileId, name, sha256: file.sha256.toString('hex') } : deny(fileRefusals.notYours)
  })
}

/**
 * Freezes a content that holds no personal data and gives it its files; `kept` are files that belong to the notice
 * it corrects, or to its decision, and stay there.
 */
export const writeDraft = async (
  ctx: Pick<WriteContext, 'db' | 'now' | 'actor'>,
  content: NoticeContent,
  by: By,
  kept: readonly string[] = []
): Promise<{ noticeId: string; contentHash: string }> => {
  refusePersonalData(content)
  const noticeId = newId()
  const drafted = await insertNotice(ctx, content, by, noticeId)
  await attachFiles(ctx.db, {
    villageId: content.villageId,
    fileIds: content.attachments.map((a) => a.fileId).filter((id) => !kept.includes(id)),
    ownerKind: 'notice',
    ownerId: noticeId,
    uploadedBy: ctx.actor.accountId ?? ''
  })
  await tellOffice(ctx, content.villageId, ['supervision_member'], 'notice_to_cosign', { noticeId })
  return drafted
}
