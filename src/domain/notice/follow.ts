import * as z from 'zod/mini'
import { Id, RequestId } from '../common/fields'
import type { Refusal } from '../refusal/refusal'

export const FollowNotice = z.object({ requestId: RequestId, villageId: Id, noticeId: Id })

export const noticeRefusals = {
  windowOver: {
    code: 'NOTICE_WINDOW_OVER',
    message: '提异议的日子已经过了，不用再提醒。有意见的，可以按公示页下方写的去处反映。'
  }
} as const satisfies Record<string, Refusal>
