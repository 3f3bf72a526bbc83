import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import {
  type Category,
  categories,
  type HideReason,
  hideReasons,
  type Moderation,
  maxPhotos,
  maxWords
} from './names'

export * from './names'

const categoryIds = Object.keys(categories) as [Category, ...Category[]]
const hideReasonIds = Object.keys(hideReasons) as [HideReason, ...HideReason[]]

export const RaiseIssue = z.object({
  requestId: RequestId,
  villageId: Id,
  category: z.enum(categoryIds, { error: '请选择是哪一类事。' }),
  words: text('要说的事', 4, maxWords),
  placeWords: z.optional(text('地点', 1, 60)),
  photoIds: z.array(Id).check(z.maxLength(maxPhotos, { error: `照片最多${maxPhotos}张。` })),
  showName: z.boolean(),
  /** A member of the same household for whom the matter is raised; both names are recorded. */
  onBehalfOf: z.optional(Id)
})

export const ListIssues = z.object({ villageId: Id, before: z.optional(Id) })
export const ReadIssue = z.object({ villageId: Id, issueId: Id })
/** The township's queue: its villages' matters that wait to be shown, oldest first. */
export const ListWaiting = z.object({ townshipId: Id, after: z.optional(Id) })
export const ShowIssue = z.object({ requestId: RequestId, villageId: Id, issueId: Id })
export const HideIssue = z.object({
  requestId: RequestId,
  villageId: Id,
  issueId: Id,
  reason: z.enum(hideReasonIds, { error: '请选择不公开的理由。' }),
  note: z.optional(text('说明', 1, 200))
})

export const issueRefusals = {
  alreadyModerated: { code: 'ISSUE_ALREADY_MODERATED', message: '这件事已经有同事看过了，请刷新列表。' }
} as const

/** Moderation: what waits may be shown or hidden; what is hidden may be shown after an appeal; nothing else moves. */
export const mayModerate = (from: Moderation, to: 'shown' | 'hidden'): boolean =>
  from === 'waiting' || (from === 'hidden' && to === 'shown') || (from === 'shown' && to === 'hidden')
