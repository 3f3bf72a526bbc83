import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import { partyMemberExclusions } from './kinds'
import { type MeetingKind, type MeetingMode, meetingKindIds, meetingModes } from './meeting'

const of = { requestId: RequestId, villageId: Id, meetingId: Id }
const kind = z.enum(meetingKindIds as [MeetingKind, ...MeetingKind[]], { error: '请选择会议种类。' })
const mode = z.enum(Object.keys(meetingModes) as [MeetingMode, ...MeetingMode[]], {
  error: '请选择会议方式。'
})

export const CallMeeting = z.object({
  requestId: RequestId,
  villageId: Id,
  decisionId: Id,
  kind,
  mode: z.optional(mode),
  plannedOn: Day,
  timeWords: text('开会时间', 1, 20),
  place: text('开会地点', 1, 60),
  agenda: text('议程', 2, 500),
  material: z.optional(text('会议材料', 1, 2000)),
  photoIds: z.array(Id).check(z.maxLength(9, { error: '材料照片最多9张。' })),
  /** Left out: whoever calls it, where their office may. */
  convenerId: z.optional(Id),
  urgentReason: z.optional(text('临时通知的理由', 4, 200))
})
export type CallMeeting = z.infer<typeof CallMeeting>

export const CancelMeeting = z.object({ ...of, reason: text('取消的理由', 4, 200) })
export const EndMeeting = z.object(of)
export const ReadMeeting = z.object({ villageId: Id, meetingId: Id })
/** As which of the caller's people of the village; left out: the first of them. */
export const ListOwnMeetings = z.object({ villageId: Id, memberId: z.optional(Id) })

export const entitledFilters = ['absent', 'here', 'by_hand'] as const
export const ListEntitled = z.object({
  villageId: Id,
  meetingId: Id,
  search: z.optional(text('姓名', 1, 20)),
  only: z.optional(z.enum(entitledFilters)),
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.maxLength(80)))
})

const Entry = z.object({
  memberId: Id,
  way: z.enum(['in_person', 'online', 'proxy', 'struck', 'left_out'], { error: '请选择到会方式。' }),
  proxyHolderId: z.optional(Id),
  reason: z.optional(z.enum(partyMemberExclusions, { error: '请选择不计入应到的理由。' }))
})
export const SignMeeting = z.object({
  ...of,
  entries: z.array(Entry).check(z.minLength(1, '请选择签到的人。'), z.maxLength(200, '一次最多签到200人。')),
  /** Copied from the paper sheet that was signed during the meeting; else each signs now. */
  fromPaper: z.optional(z.boolean())
})
export type SignMeeting = z.infer<typeof SignMeeting>

export const TellEntitled = z.object({
  ...of,
  memberIds: z.array(Id).check(z.minLength(1, '请选择通知到的人。'), z.maxLength(200, '一次最多登记200人。'))
})

export const ConsultHousehold = z.object({
  ...of,
  householdId: Id,
  leaning: z.enum(['for', 'against', 'unsure'], { error: '请选择赞成、反对或没想好。' }),
  words: z.optional(text('这户的意见', 1, 500))
})
export const ReadConsultation = z.object({ villageId: Id, meetingId: Id })
