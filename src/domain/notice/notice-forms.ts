import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import { type DownReason, downReasons, type NoticeSubject, NoticeText, noticeSubjects } from './notice'
import { type Channel, channels } from './terms'

const channelIds = Object.keys(channels) as [Channel, ...Channel[]]
const subjectIds = Object.keys(noticeSubjects) as [NoticeSubject, ...NoticeSubject[]]
const downReasonIds = Object.keys(downReasons) as [DownReason, ...DownReason[]]

const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: '内容的校验码不对，请刷新后再试。' }))
const Channels = z
  .array(z.enum(channelIds, { error: '请选择贴在哪里。' }))
  .check(z.minLength(1, { error: '请选择贴在哪里。' }), z.maxLength(channelIds.length))
const Attachments = z
  .array(z.object({ fileId: Id, name: text('附件名字', 1, 60) }))
  .check(z.maxLength(20, { error: '附件最多20个。' }))
const about = { requestId: RequestId, villageId: Id, noticeId: Id }

/** What a notice may be drafted about as yet: points and accounts have no batches to disclose so far. */
export const DraftNotice = z.object({
  requestId: RequestId,
  villageId: Id,
  subject: z.enum(['decision_resolution', 'decision_result'], { error: '请选择公示的是哪一件事。' }),
  subjectId: Id,
  text: NoticeText,
  attachments: Attachments,
  /** More days than the law's; left out: the law's. */
  requiredDays: z.optional(z.int({ error: '公示天数要填整数。' }).check(z.minimum(1), z.maximum(365)))
})
export const CheckNotice = z.object({ villageId: Id, text: NoticeText })
export const CosignNotice = z.object({ ...about, contentHash: Hash })
export const PutUpNotice = z.object({ ...about, channels: Channels })
export const TakeDownNotice = z.object({
  ...about,
  channels: Channels,
  reason: z.enum(downReasonIds, { error: '请选择取下的原因。' })
})
export const AddNoticePhoto = z.object({ ...about, fileId: Id })
export const CorrectNotice = z.object({
  ...about,
  text: NoticeText,
  attachments: Attachments,
  reason: text('更正理由', 4, 200)
})
export const ListNotices = z.object({
  villageId: Id,
  before: z.optional(Id),
  /** Only what waits for a signature, or for the board; for the offices whose turn it is. */
  waiting: z.optional(z.enum(['draft', 'cosigned'])),
  /** Only those about one kind of thing. */
  subject: z.optional(z.enum(subjectIds))
})

export const noticeRefusals = {
  altered: {
    code: 'NOTICE_ALTERED',
    message: '这份公示的内容和会签时的校验码对不上，可能被改动过。请联系乡镇核查，不要继续办理。'
  },
  notAsShown: {
    code: 'NOTICE_NOT_AS_SHOWN',
    message: '您看到的内容不是现在这一份，请刷新，看过以后再会签。',
    field: 'contentHash'
  },
  notUp: {
    code: 'NOTICE_NOT_UP',
    message: '这份公示没有公开，另存一份改好再会签就行，不用更正公告。'
  },
  corrected: { code: 'NOTICE_CORRECTED', message: '这份公示已经由更正公告代替，请到更正公告上办。' },
  standing: {
    code: 'NOTICE_STANDING',
    message: '这件事已经有一份公示挂着。要改内容，请对那一份发更正公告。',
    field: 'subjectId'
  },
  noSubject: {
    code: 'NOTICE_SUBJECT_UNKNOWN',
    message: '没有找到要公示的这件事，请返回重新选择。',
    field: 'subjectId'
  },
  tooEarly: {
    code: 'NOTICE_SUBJECT_TOO_EARLY',
    message: '这件事还没有到公开的这一步，请先办完前面的步骤。',
    field: 'subjectId'
  }
} as const
