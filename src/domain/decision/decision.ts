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

/**
 * The step a state stands at: how many of the six are behind it, and which one is under way (null: none). A side
 * state is not here: how far the decision came is read from its history.
 */
const progress: Readonly<Partial<Record<DecisionState, { done: number; now: StepId | null }>>> = {
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
  ARCHIVED: { done: 6, now: null }
}

/**
 * How each of the six steps stands, in their order: done, under way, ahead, or (after a refusal, a return or a stop)
 * the one at which it stopped. `lastStep` is the step of the latest event, null before the first.
 */
export const stepStatuses = (state: DecisionState, lastStep: StepId | null): StepStatus[] => {
  const at = progress[state]
  const behind = at?.done ?? steps.findIndex((s) => s.id === lastStep)
  return steps.map((step, index) => {
    if (index < behind) return 'done'
    if (at) return step.id === at.now ? 'now' : 'ahead'
    return index === behind ? 'stopped' : 'ahead'
  })
}

/** A decision as its six steps, each with how it stands and what happened there. */
export const sixSteps = (state: DecisionState, events: readonly StepEvent[]): StepView[] => {
  const statuses = stepStatuses(state, events.at(-1)?.step ?? null)
  return steps.map((step, index) => ({
    ...step,
    status: statuses[index] ?? 'ahead',
    events: events.filter((e) => e.step === step.id)
  }))
}

/** `before`: the last decision of the page that came before. */
export const ListDecisions = z.object({ villageId: Id, before: z.optional(Id) })
export const ReadDecision = z.object({ villageId: Id, decisionId: Id })
