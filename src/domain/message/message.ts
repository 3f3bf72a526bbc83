import * as z from 'zod/mini'
import { Id } from '../common/fields'

/** What people are told, in the words they read. */
export const messageWords = {
  issue_shown: '您说的事已经公开了。',
  issue_hidden: '您说的事暂不公开，仍会照常办理。',
  issue_addition_hidden: '您补充的照片或说明暂不公开，请看理由。',
  issue_moved: '您说的事有了新进展。',
  issue_followed: '您关注的事有了新进展。',
  issue_to_rate: '您说的事办完了，请您评价。',
  issue_to_sort: '有一件新的事等您接下。',
  issue_urgent: '有一件紧急的事，请马上处理。',
  issue_assigned: '有一件事交给您办，请看期限。',
  issue_passed_up: '有一件事转到了您这一级，请处理。',
  issue_supervised: '乡镇督办一件事，请抓紧办理。',
  issue_due_soon: '有一件事快到期限了，请抓紧办理。',
  issue_rate_soon: '您说的事办完了，还没有评价，再过一天就按“未评价”关闭。',
  issue_overdue: '一件事已经超过期限，请抓紧办理。',
  issue_to_reconsider: '有人对不予受理申请复议，请您看一看。',
  issue_consent_asked: '有人请您参加调解，愿不愿意由您定，请您表态。',
  issue_appealed: '有人对暂不公开提出复核，请看一看。',
  objection_received: '您的异议已经受理，这就是回执。',
  objection_answered: '您的异议有了答复，村监委会核实。',
  objection_verified: '您的异议已经核实办结，请看结果。',
  objection_escalated: '您的异议已经转到乡镇核实。',
  objection_to_receive: '有村民对公示提出异议，请在24小时内受理。',
  objection_raised: '有村民对公示提出异议，村委会24小时内要受理，请留意期限。',
  objection_due_soon: '有一条异议快到期限了，请抓紧办。',
  objection_overdue: '有一条异议超过了期限，已自动转到乡镇核实。',
  objection_withdrawn: '有村民撤回了异议，请核实是不是自愿，再让公示继续。',
  objection_passed_up: '有一条异议转到乡镇，请调查核实，在期限内报告情况。',
  objection_to_verify: '一条异议已经答复，请核实。',
  notice_to_cosign: '有一份公示等您会签。',
  notice_to_put_up: '有一份公示已经会签，等您挂出。',
  notice_window_closed: '公示的异议期已满。',
  notice_term_done: '公示期已满，可以取下存档。',
  binding_confirmed: '您的身份已经确认，可以说事、查积分了。',
  decision_moved: '您提的事项有了新进展。',
  meeting_called: '请您开会，时间、地点和要表决的事都在这里。',
  meeting_cancelled: '通知您的会议取消了，另有安排会再通知。',
  opinion_asked: '村里有事项送来听取合法性意见，请在期限内答复。',
  binding_refused: '您的身份没有通过确认。'
} as const
export type MessageKind = keyof typeof messageWords

export const ListMessages = z.object({ placeId: Id })
