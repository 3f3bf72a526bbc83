import type { Refusal } from '../refusal/refusal'
import { contentConditions } from './conditions-content'
import { courseConditions } from './conditions-course'
import { meetingConditions } from './conditions-meeting'
import type { Decision, StepContext } from './life'

/** One thing that must hold for an action: null when it does, else what to do about it. */
export type Condition = (decision: Decision, context: StepContext) => Refusal | null

export const conditions = {
  ...meetingConditions,
  ...contentConditions,
  ...courseConditions
} as const satisfies Record<string, Condition>
export type ConditionId = keyof typeof conditions
