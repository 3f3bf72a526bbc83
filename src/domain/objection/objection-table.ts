import { accept, type Outcome, refuse } from '../refusal/refusal'
import type { Role } from '../role/roles'
import type { Objection, ObjectionActor, ObjectionEvent, ObjectionState } from './objection'

export type ObjectionActionType = Exclude<ObjectionEvent['type'], 'file'>

interface Rule {
  /** From which state it leads where. */
  readonly moves: Readonly<Partial<Record<ObjectionState, ObjectionState>>>
  readonly roles: readonly Role[]
  /** Whether the villager who objected may do it. */
  readonly objector: boolean
  /** Whether a term that ran out does it by itself. */
  readonly system: boolean
  readonly name: string
}

const village = ['committee_member', 'party_secretary'] as const
const supervisor = ['supervision_member'] as const

const rule = (
  name: string,
  roles: readonly Role[],
  moves: Rule['moves'],
  also: { objector?: true; system?: true } = {}
): Rule => ({ name, roles, moves, objector: also.objector ?? false, system: also.system ?? false })

/** Every action on an objection: who, from where, to where (组织法第36、37、41条; times in terms.ts). */
export const objectionRules = {
  acknowledge: rule('受理并发回执', [...village, ...supervisor], { FILED: 'RECEIVED' }),
  mark_complex: rule('情况复杂，延长答复', village, { RECEIVED: 'RECEIVED' }),
  // A village that let the term pass still owes its answer; that does not take the matter back from the township.
  reply: rule('答复', village, { RECEIVED: 'ANSWERED', ESCALATED: 'ESCALATED' }),
  send_back: rule('答复没有说清，退回重答', supervisor, { ANSWERED: 'RECEIVED' }),
  find_unfounded: rule('核实：异议不成立', supervisor, { ANSWERED: 'UNFOUNDED' }),
  // The township finds no flaw in the village's stead: what it has is an order under an article (组织法第6、41条).
  find_flawed: rule('核实：程序有瑕疵', supervisor, {
    RECEIVED: 'FLAWED',
    ANSWERED: 'FLAWED',
    ESCALATED: 'FLAWED'
  }),
  find_redo: rule('核实：异议成立，返工或更正', supervisor, { ANSWERED: 'REDO' }),
  escalate: rule(
    '转乡镇核实',
    supervisor,
    { FILED: 'ESCALATED', RECEIVED: 'ESCALATED', ANSWERED: 'ESCALATED' },
    { objector: true, system: true }
  ),
  // The township finds out and reports; it neither approves nor dismisses (组织法第6条).
  report_finding: rule('乡镇报告核实情况', ['township_staff', 'township_legal'], { ESCALATED: 'ANSWERED' }),
  order: rule('责令改正', ['township_legal'], {
    RECEIVED: 'VIOLATION',
    ANSWERED: 'VIOLATION',
    ESCALATED: 'VIOLATION'
  }),
  record_ruling: rule('登记法院裁判', ['township_legal', 'committee_member', 'supervision_member'], {
    FILED: 'VIOLATION',
    RECEIVED: 'VIOLATION',
    ANSWERED: 'VIOLATION',
    ESCALATED: 'VIOLATION',
    UNFOUNDED: 'VIOLATION'
  }),
  withdraw: rule(
    '撤回异议',
    [],
    { FILED: 'WITHDRAWN', RECEIVED: 'WITHDRAWN', ANSWERED: 'WITHDRAWN', ESCALATED: 'WITHDRAWN' },
    { objector: true }
  )
} as const satisfies Record<ObjectionActionType, Rule>

/** Whether this actor may do it to this objection: the role, and no one in their own matter. */
export const mayAct = (
  objection: Pick<Objection, 'objectorId'>,
  type: ObjectionActionType,
  by: ObjectionActor | null
): Outcome<null> => {
  const { roles, objector, system, name }: Rule = objectionRules[type]
  if (by === null) {
    return system ? accept(null) : refuse('OBJECTION_NOT_BY_SYSTEM', `“${name}”要由人来做。`)
  }
  if (by.memberId !== null && by.memberId === objection.objectorId) {
    if (objector) return accept(null)
    return refuse('OBJECTION_OWN', `这条异议是您自己提的，“${name}”要请别人来做。`)
  }
  if (roles.includes(by.role)) return accept(null)
  return refuse('OBJECTION_NOT_YOURS', `您的身份不能做“${name}”。`)
}

/** The actions that are open to an actor now, for the buttons; time and fields are judged when it is done. */
export const objectionActionsFor = (
  objection: Pick<Objection, 'objectorId' | 'state' | 'subject'>,
  by: ObjectionActor
): ObjectionActionType[] =>
  (Object.keys(objectionRules) as ObjectionActionType[]).filter((type) => {
    const { moves }: Rule = objectionRules[type]
    // A line of a points notice is answered in three days, or passed up.
    if (type === 'mark_complex' && objection.subject === 'points_batch') return false
    return moves[objection.state] !== undefined && mayAct(objection, type, by).ok
  })
