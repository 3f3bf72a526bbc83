import * as z from 'zod/mini'
import { Id, RequestId } from '../common/fields'

export const ReadTraining = z.object({ countyId: Id })

/** As whom: a person of the training village or of its township. */
export const EnterTraining = z.object({ requestId: RequestId, countyId: Id, holderId: Id })

/** `basedOn`: the number of the village one saw; null where there was none. Of two presses at once one begins anew. */
export const ResetTraining = z.object({
  requestId: RequestId,
  countyId: Id,
  basedOn: z.nullable(z.int().check(z.minimum(1)))
})
