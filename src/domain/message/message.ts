import * as z from 'zod/mini'
import { Id } from '../common/fields'

/** What people are told, in the words they read. */
export const messageWords = {
  issue_shown: '您说的事已经公开，村里都能看到了。',
  issue_hidden: '您说的事暂不公开，仍会照常办理。',
  objection_received: '您的异议已经受理，这就是回执。',
  objection_answered: '您的异议有了答复，村监委会核实。',
  objection_verified: '您的异议已经核实办结，请看结果。',
  objection_escalated: '您的异议已经转到乡镇核实。',
  objection_to_receive: '有村民对公示提出异议，请在24小时内受理。',
  objection_to_verify: '一条异议已经答复，请核实。',
  notice_to_cosign: '有一份公示等您会签。',
  notice_to_put_up: '有一份公示已经会签，等您挂出。',
  notice_window_closed: '公示的异议期已满。',
  notice_term_done: '公示期已满，可以取下存档。',
  binding_confirmed: '您的身份已经确认，可以说事、查积分了。',
  decision_moved: '您提的事项有了新进展。',
  opinion_asked: '村里有事项送来听取合法性意见，请在期限内答复。',
  binding_refused: '您的身份没有通过确认。'
} as const
export type MessageKind = keyof typeof messageWords

export const ListMessages = z.object({ placeId: Id })
