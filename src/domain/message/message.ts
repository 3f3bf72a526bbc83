import * as z from 'zod/mini'
import { Id, RequestId } from '../common/fields'
import { subscriptionAnswers } from './consent'
import { templates } from './templates'

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
  notice_covered: '有一份公示含有个人信息，已经遮住，请改好后重新公示。',
  notice_window_closed: '公示的异议期已满。',
  notice_closing: '您关注的公示快截止了，有不同意见请在截止前提出。',
  notice_term_done: '公示期已满，可以取下存档。',
  claim_recorded: '村里给您家记了一条积分，要先评议、公示，再入账。',
  claim_to_score: '有积分等您评议。',
  claim_scored: '您家的积分初评有了结果，等村里复核。',
  claim_rejected: '您家有一条积分没有通过，理由和能不能再申请复议都写在里面。',
  claim_to_rescore: '有一户对积分结果申请复议，请没有参加原来评议的人来评。',
  claim_reviewed: '您家的积分村里已经复核，等公示。',
  claim_on_notice: '您家的积分正在公示，请核对。',
  claim_hung_anew: '您家的积分重新公示了，提异议的天数从头算，请核对。',
  claim_objected: '有人对您家公示的积分提出异议，先不入账，核实后告诉您。',
  claim_settled: '对您家积分的异议已经核实，请看结果。',
  claim_posted: '公示期满，您家的积分已经入账。',
  claim_reversed: '您家有一笔积分被冲销，原因写在里面。',
  claim_ended: '村合并了，您家没有评完的积分申报已经退回，原因写在里面。',
  reversal_to_decide: '有一笔积分申请冲销，请另一位村监委成员来确认。',
  binding_confirmed: '您的身份已经确认，可以说事、查积分了。',
  decision_moved: '您提的事项有了新进展。',
  meeting_called: '请您开会，时间、地点和要表决的事都在这里。',
  meeting_cancelled: '通知您的会议取消了，另有安排会再通知。',
  opinion_asked: '村里有事项送来听取合法性意见，请在期限内答复。',
  deduction_reminded: '村里提醒您家一件事，改好了就不扣分，只有您家能看到。',
  deduction_informed: '您家有一件事要扣分，3天内可以申辩，只有您家能看到。',
  deduction_answered: '有一户对扣分作了申辩，请复核。',
  deduction_ended: '您家那件扣分的事有了结果，请看一看。',
  carry_to_decide: '有一户并到了别的户，剩下的积分申请转过去，请村监委来确认。',
  points_carried: '并进您家的户，剩下的积分已经转到您家。',
  points_expiring: '您家有积分快到期了，请在到期前用掉。',
  shop_ready: '您兑换的东西可以领了，请在期限内带上领取码去领。',
  shop_soon: '您兑换的东西快到期了，请尽快去领，过期会把分退回给您。',
  shop_returned: '您兑换的东西过期没领，分已经退回。',
  shop_cancelled: '村里取消了您的一次兑换，分已经退回。',
  shop_for_you: '村干部在柜台替您家兑换了东西。不是您家要的，请马上告诉村监委会。',
  shop_handed: '村里登记东西已经交到您手里，请您确认。',
  shop_witness: '请您见证一次交货：东西到了农户手里，再点确认。',
  shop_denied: '有农户说兑换的东西没有领到，请核对。',
  shop_unconfirmed: '有一次交货还没有人确认领到，请问一问。',
  round_to_inspect: '请您参加庭院卫生检查，到“庭院卫生”里看路线。',
  round_result: '您家庭院卫生检查的结果出来了，只有您家能看到。',
  round_result_changed: '您家庭院卫生检查的结果有变化，只有您家能看到。',
  honour_asked: '有人推荐您家参加评选，参不参加由您家定，请您答复。',
  honour_to_view: '有一户等院落评议。',
  honour_to_judge: '最美评选开始村里评议，请您评。',
  honour_on_notice: '您家拟授牌，正在公示。',
  honour_ended: '您家参加的评选有了结果，请看一看。',
  honour_hung: '您家评上了，已经挂牌，荣誉分已记上。',
  honour_taken_down: '评选的公示停了，请重新起草，会签后再挂出，名单不变。',
  honour_stopped: '对评选公示的异议成立，请看核实结果，重新定名单。',
  honour_mend: '您家的牌子要整改，改什么、哪天前改好，请看里面。',
  honour_paused: '您家的牌子暂停了，原因写在里面，改好可以恢复。',
  honour_restored: '您家的牌子恢复了。',
  honour_hidden: '乡镇没有公开您家的提名理由，不影响评议，原因写在里面。',
  honour_words_hidden: '您写的提名理由乡镇没有公开，不影响评议，原因写在里面。',
  correction_asked: '有人说名册上自己的信息写错了，请核对。',
  correction_done: '名册上您的信息已经改好。',
  correction_refused: '您提的名册更正没有改，理由写在里面。',
  correction_looked_at: '乡镇看过您提的名册更正，结果写在里面。',
  complaint_asked: '有一件投诉举报等答复，请看期限。',
  complaint_answered: '您的投诉举报有了答复，请到“投诉举报”里看。',
  binding_refused: '您的身份没有通过确认。'
} as const
export type MessageKind = keyof typeof messageWords

export const ListMessages = z.object({ placeId: Id })

const OneTemplate = z.enum(templates, { error: '没有这种提醒，请返回上一页重试。' })

export const AskingMessages = z.object({ template: OneTemplate })

export const ConsentToMessages = z.object({
  requestId: RequestId,
  template: OneTemplate,
  /** `pass`: the moment came, and nothing was asked. */
  answer: z.enum([...subscriptionAnswers, 'pass'], { error: '没有看懂微信的回答，请再点一次。' })
})

/** Of a township, or of a county: what could not be sent in its villages. */
export const ListDeadPushes = z.object({ placeId: Id, after: z.optional(Id) })

export const RetryDeadPush = z.object({ requestId: RequestId, villageId: Id, pushId: Id })
