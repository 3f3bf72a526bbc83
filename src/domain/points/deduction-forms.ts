import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'

const ofCase = { requestId: RequestId, villageId: Id, caseId: Id }

export const RemindDeduction = z.object({
  requestId: RequestId,
  villageId: Id,
  householdId: Id,
  itemId: Id,
  occurredOn: Day,
  /** What happened, and what should be put right. */
  words: text('什么事、怎么改', 4, 200)
})
export const InformDeduction = z.object({ ...ofCase, words: text('告知的内容', 4, 200) })
export const MendDeduction = z.object(ofCase)
export const AnswerDeduction = z.object({ ...ofCase, words: text('申辩', 2, 500) })
export const ReviewDeduction = z.object({
  ...ofCase,
  keep: z.boolean(),
  reason: text('复核的理由', 4, 200)
})
export const ListDeductions = z.object({ villageId: Id, before: z.optional(Id) })
export const ListOwnDeductions = z.object({ villageId: Id, householdId: Id, before: z.optional(Id) })
