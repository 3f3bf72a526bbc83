import { noticeState } from '../notice/notice-state'
import { at, notice, pack2026, signed, up } from '../notice/notice-testing'
import type { Objection, ObjectionActor } from './objection'
import { fileObjection, type ObjectionAction, stepObjection } from './objection-steps'
import { objectionTerms } from './terms'

export const terms = objectionTerms(pack2026)
export const yang: ObjectionActor = { memberId: 'yang', role: 'villager' }
export const tan: ObjectionActor = { memberId: 'tan', role: 'committee_member' }
export const lin: ObjectionActor = { memberId: 'lin', role: 'supervision_member' }
export const staff: ObjectionActor = { memberId: null, role: 'township_staff' }
export const legal: ObjectionActor = { memberId: null, role: 'township_legal' }

export const filing = {
  id: 'o1',
  villageId: 'v1',
  noticeId: 'n1',
  subject: 'decision_resolution' as const,
  objectorId: 'yang',
  showName: false,
  ground: 'procedure' as const,
  words: '开会前没有通知我们组'
}
export const shown = { notice: noticeState(notice([signed, up('11-01 10:00')]), at('11-02 10:00')), mine: [] }
export const fresh = (over: Partial<typeof filing> | { subject: Objection['subject'] } = {}): Objection => {
  const outcome = fileObjection({ ...filing, ...over }, shown, at('11-02 10:00'))
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
export const run = (
  objection: Objection,
  ...actions: readonly (readonly [string, ObjectionAction])[]
): Objection =>
  actions.reduce((now, [when, action]) => {
    const outcome = stepObjection(now, action, terms, at(when))
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.next
  }, objection)
export const answer = (objection: Objection, action: ObjectionAction, when: string) => {
  const outcome = stepObjection(objection, action, terms, at(when))
  return outcome.ok ? outcome.value.next.state : outcome.refusal.code
}

export const acknowledge: ObjectionAction = { type: 'acknowledge', by: tan }
export const reply = {
  type: 'reply',
  by: tan,
  words: '会议通知10月20日贴在3组公示栏，有照片。'
} as const satisfies ObjectionAction
export const sendBack: ObjectionAction = { type: 'send_back', by: lin, reason: '没有说通知谁了' }
export const unfounded: ObjectionAction = { type: 'find_unfounded', by: lin, reason: '通知照片和签收表都在' }
export const flawed: ObjectionAction = {
  type: 'find_flawed',
  by: lin,
  steps: ['resolution', 'deliberation'],
  reason: '3组确实没有通知'
}
export const late = { type: 'escalate', by: null, reason: '' } as const satisfies ObjectionAction
export const received = run(fresh(), ['11-02 12:00', acknowledge])
export const answered = run(received, ['11-03 12:00', reply])
export const escalated = run(received, ['11-06 00:00', late])
