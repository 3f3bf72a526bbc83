import * as z from 'zod/mini'
import { Id } from '../common/fields'

/** A village's month, `2026-11`, beside the month before. */
export const ReadMonth = z.object({
  villageId: Id,
  month: z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: '请选择是哪一月。' }))
})

export const ReadLeaflet = z.object({ villageId: Id })
