import * as z from 'zod/mini'
import { Id } from '../common/fields'
import type { Refusal } from '../refusal/refusal'

/** Which notice of which decision is to be composed from the record. */
export const ComposeNotice = z.object({
  villageId: Id,
  subject: z.enum(['decision_resolution', 'decision_result'], { error: '请选择公示的是哪一件事。' }),
  subjectId: Id
})

/** Why a notice is not printed for the wall; each sentence says what to do. */
export const wallRefusals = {
  covered: {
    code: 'NOTICE_COVERED',
    message: '这份公示含有个人信息，已经遮挡，不能再打印。请发更正公告，打印更正公告。'
  }
} as const satisfies Record<string, Refusal>
