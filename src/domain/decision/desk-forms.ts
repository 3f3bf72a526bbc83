import * as z from 'zod/mini'
import { Id } from '../common/fields'

/** `ended`: what is over instead of what is under way. `before`: the last decision of the page that came before. */
export const ListDesk = z.object({
  villageId: Id,
  ended: z.optional(z.boolean()),
  before: z.optional(Id)
})
export const PrepareAct = z.object({ villageId: Id, decisionId: Id })
export const ListInForce = z.object({ villageId: Id, before: z.optional(Id) })
