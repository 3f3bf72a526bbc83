import * as z from 'zod/mini'
import { Id, RequestId, text } from '../common/fields'
import { type Kin, kins } from './kin'

const relative = z.object({
  /** The whole name as the roster has it, and the household's number where several bear it. */
  name: text('姓名', 2, 30),
  householdNo: z.optional(text('户号', 1, 40))
})

export const NoteKinship = z.object({
  requestId: RequestId,
  villageId: Id,
  /** Whose relative it is: oneself, or whoever the committee notes it for. */
  memberId: Id,
  relative,
  relation: z.enum(kins as [Kin, ...Kin[]], { error: '请选择是什么亲属。' })
})
export const EndKinship = z.object({
  requestId: RequestId,
  villageId: Id,
  kinshipId: Id,
  reason: text('原因', 2, 200)
})
export const ListOwnKinship = z.object({ villageId: Id })
/** Everyone's, the latest first; `before` is the id the page before ended with. */
export const ListKinship = z.object({ villageId: Id, before: z.optional(Id) })
