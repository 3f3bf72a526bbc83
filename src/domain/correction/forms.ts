import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import { type CorrectionField, correctionFields, correctionLimits } from './names'

const fields = Object.keys(correctionFields) as [CorrectionField, ...CorrectionField[]]
const reason = text('理由', 2, correctionLimits.reason)
const one = { requestId: RequestId, villageId: Id, correctionId: Id }

export const ReadOwnLine = z.object({ villageId: Id, memberId: Id })
export const AskCorrection = z.object({
  requestId: RequestId,
  villageId: Id,
  memberId: Id,
  field: z.enum(fields, { error: '请选哪一项写错了。' }),
  wanted: text('应该是什么', 1, correctionLimits.wanted)
})
/** Of one's own: taken back, or handed to the township after the committee said no. */
export const MoveOwnCorrection = z.object({
  ...one,
  action: z.enum(['withdraw', 'pass_up'], { error: '请重新点一次。' })
})
export const ListCorrections = z.object({ villageId: Id, after: z.optional(Id) })
export const DecideCorrection = z.object({
  ...one,
  action: z.enum(['accept', 'refuse'], { error: '请选改还是不改。' }),
  reason: z.optional(reason)
})
export const ListPassedUpCorrections = z.object({ townshipId: Id, after: z.optional(Id) })
export const LookAtCorrection = z.object({
  ...one,
  action: z.enum(['uphold', 'return'], { error: '请选一个结果。' }),
  reason
})
