import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import {
  type ComplaintAbout,
  type ComplaintKind,
  complaintAbouts,
  complaintKinds,
  complaintLimits
} from './names'

const kinds = Object.keys(complaintKinds) as [ComplaintKind, ...ComplaintKind[]]
const abouts = Object.keys(complaintAbouts) as [ComplaintAbout, ...ComplaintAbout[]]

export const MakeComplaint = z.object({
  requestId: RequestId,
  /** The village looked at: whose township or county answers. */
  villageId: Id,
  kind: z.enum(kinds, { error: '请选投诉的是哪一类。' }),
  words: text('投诉的内容', 4, complaintLimits.words),
  about: z.optional(z.object({ kind: z.enum(abouts), id: Id }))
})
export const ListOwnComplaints = z.object({ after: z.optional(Id) })
export const ListComplaints = z.object({
  /** The township or the county that answers. */
  placeId: Id,
  /** What waits, the earliest term first; or what was answered, the latest first. */
  state: z.enum(['asked', 'answered']),
  after: z.optional(Id)
})
export const AnswerComplaint = z.object({
  requestId: RequestId,
  placeId: Id,
  complaintId: Id,
  words: text('答复', 4, complaintLimits.answer)
})
