import * as z from 'zod/mini'
import { Id } from '../common/fields'

/** `holderId`: which of one's people this phone acts as; without it, the first of the village looked at. */
export const ReadHome = z.object({ villageId: Id, holderId: z.optional(Id) })
