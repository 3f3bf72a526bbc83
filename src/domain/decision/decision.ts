import * as z from 'zod/mini'
import { Id } from '../common/fields'

/** The states of 四议两公开, in the words of the register; the side states keep the way back. */
export const decisionStates = {
  TOPIC_POOL: '动议收集',
  S1_PROPOSE: '党组织提议',
  S2_DELIBERATE: '两委商议',
  TOWN_CHECK: '乡镇合法性意见',
  S3_PARTY_REVIEW: '党员大会审议',
  S4_RESOLVE: '村民（代表）会议决议',
  P1_PUBLISHED: '决议公开',
  IMPLEMENTING: '正在实施',
  COMPLETED: '已完工',
  P2_PUBLISHED: '结果公开',
  ARCHIVED: '已归档',
  RETURNED: '退回修改',
  DEFERRED: '暂缓',
  REJECTED: '未通过',
  WITHDRAWN: '已撤回',
  OBJECTION_HANDLING: '正在处理异议',
  SUSPENDED: '中止',
  SUPERSEDED: '已被新决议变更',
  REVOKED: '已撤销'
} as const
export type DecisionState = keyof typeof decisionStates

/** Where a decision ends. What comes after is another decision, or a word beside the archived text. */
export const endStates: readonly DecisionState[] = [
  'WITHDRAWN',
  'REJECTED',
  'ARCHIVED',
  'SUPERSEDED',
  'REVOKED'
]

/** 六步: four discussions and two disclosures (组织工作条例第19条; 组织法第28、35条). */
export const steps = [
  { id: 'proposal', name: '提议', by: '村党组织' },
  { id: 'deliberation', name: '商议', by: '村“两委”会议' },
  { id: 'review', name: '审议', by: '党员大会' },
  { id: 'resolution', name: '决议', by: '村民会议或村民代表会议' },
  { id: 'resolution_notice', name: '决议公开', by: '村委会' },
  { id: 'result_notice', name: '结果公开', by: '村委会' }
] as const
export type StepId = (typeof steps)[number]['id']

export interface StepEvent {
  readonly step: StepId
  readonly toState: string
  readonly heldOn: string
  readonly convener: string | null
  readonly eligible: number | null
  readonly present: number | null
  readonly yes: number | null
  readonly no: number | null
  readonly abstain: number | null
  readonly note: string | null
}

export type StepStatus = 'done' | 'now' | 'ahead' | 'stopped'

export interface StepView {
  readonly id: StepId
  readonly name: string
  readonly by: string
  readonly status: StepStatus
  readonly events: readonly StepEvent[]
}

/** The step a state stands at: how many of the six are behind it, and which one is under way (null: none). */
const progress: Record<DecisionState, { done: number; now: StepId | null }> = {
  TOPIC_POOL: { done: 0, now: null },
  S1_PROPOSE: { done: 0, now: 'proposal' },
  S2_DELIBERATE: { done: 1, now: 'deliberation' },
  TOWN_CHECK: { done: 2, now: null },
  S3_PARTY_REVIEW: { done: 2, now: 'review' },
  S4_RESOLVE: { done: 3, now: 'resolution' },
  P1_PUBLISHED: { done: 4, now: 'resolution_notice' },
  IMPLEMENTING: { done: 5, now: null },
  COMPLETED: { done: 5, now: null },
  P2_PUBLISHED: { done: 5, now: 'result_notice' },
  ARCHIVED: { done: 6, now: null },
  RETURNED: { done: 0, now: null },
  DEFERRED: { done: 0, now: null },
  REJECTED: { done: 0, now: null },
  WITHDRAWN: { done: 0, now: null },
  OBJECTION_HANDLING: { done: 4, now: null },
  SUSPENDED: { done: 0, now: null },
  SUPERSEDED: { done: 0, now: null },
  REVOKED: { done: 0, now: null }
}

/** Side states: how far the decision came is read from its history, not from the state. */
const sideStates: readonly DecisionState[] = [
  'RETURNED',
  'DEFERRED',
  'REJECTED',
  'WITHDRAWN',
  'SUSPENDED',
  'SUPERSEDED',
  'REVOKED',
  'OBJECTION_HANDLING'
]

/**
 * A decision as its six steps, each with what happened there. A step is done, under way, ahead, or (after a
 * refusal, a return or a stop) the one at which it stopped.
 */
export const sixSteps = (state: DecisionState, events: readonly StepEvent[]): StepView[] => {
  const lastStep = events.at(-1)?.step
  const reached = steps.findIndex((s) => s.id === lastStep)
  return steps.map((step, index) => {
    const at = progress[state]
    const status: StepStatus = sideStates.includes(state)
      ? index < reached
        ? 'done'
        : index === reached
          ? 'stopped'
          : 'ahead'
      : index < at.done
        ? 'done'
        : step.id === at.now
          ? 'now'
          : 'ahead'
    return { ...step, status, events: events.filter((e) => e.step === step.id) }
  })
}

export const ListDecisions = z.object({ villageId: Id })
export const ReadDecision = z.object({ villageId: Id, decisionId: Id })
