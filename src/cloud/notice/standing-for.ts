import { coveredWords, draftReplacement, withoutBefore } from '@/domain/notice/correction'
import type { NoticeContent } from '@/domain/notice/notice'
import { signedHash } from '@/domain/notice/notice-steps'
import type { StopReason } from '@/domain/notice/stopped'
import { deny } from '../api/refusal-error'
import type { LoadedNotice } from './load-notice'

interface Stopped {
  readonly former: LoadedNotice
  readonly reason: StopReason
}

/**
 * What takes the place of a stopped notice: written anew, with why and with the differences from what was signed. What
 * somebody wrote into it behind the application's back is not repeated, nor what was covered. Refuses
 * NOTICE_CORRECTION_NO_REASON; with `draft` = `draftCorrection` NOTICE_CORRECTION_EMPTY as well.
 */
export const standingFor = (
  { former, reason }: Stopped,
  next: Omit<NoticeContent, 'corrects'>,
  why: string,
  draft = draftReplacement
): ReturnType<typeof withoutBefore> => {
  const content = reason === 'altered' ? { ...next, corrects: null } : former.notice.content
  const contentHash = signedHash(former.notice) ?? former.contentHash
  const drafted = draft({ id: former.row.id, content, contentHash }, next, why)
  if (!drafted.ok) return deny(drafted.refusal)
  return reason === 'leak' ? withoutBefore(drafted.value, coveredWords) : drafted.value
}
