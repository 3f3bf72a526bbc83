import * as z from 'zod/mini'
import { RequestId } from '../common/fields'

/** One press moves the clock a month at most: every day in between is lived through. */
const mostDays = 31

/** How far the demo's clock goes forward; there is no way back, for what happened since would lie in the future. */
export const MoveClock = z.object({
  requestId: RequestId,
  days: z
    .int({ error: '天数要填整数。' })
    .check(
      z.minimum(1, { error: '时钟只能往前拨，至少一天。' }),
      z.maximum(mostDays, { error: `一次最多拨${mostDays}天。` })
    )
})
