import { dayOf } from '../common/calendar'
import type { Refusal } from '../refusal/refusal'
import type { DecisionState } from './decision'
import { type Decision, inForce, type LifeEvent } from './life'
import { followUps } from './topics'
import type { ActorRole } from './transition'

/** Lines of history that no rule of the course writes: how a matter begins, and a paper from outside the village. */
export const besideActions = {
  suggest_topic: { name: '提出事项', by: '提出人', basis: '中国共产党农村基层组织工作条例第19条' },
  record_follow_up: { name: '登记备案、复审或批复文书', by: '村委会', basis: '村民委员会组织法第31条' }
} as const
export type BesideAction = keyof typeof besideActions

/** Such a line, at the state in which the matter stands. */
export const besideLine = (
  action: BesideAction,
  at: { readonly state: DecisionState; readonly versionNo: number; readonly on: Date },
  by: { readonly id: string; readonly role: ActorRole },
  reason: string | null = null
): LifeEvent => ({
  action,
  from: at.state,
  to: at.state,
  at: at.on,
  on: dayOf(at.on),
  actorId: by.id,
  actorRole: by.role,
  by: besideActions[action].by,
  basis: besideActions[action].basis,
  versionNo: at.versionNo,
  meeting: null,
  assessment: null,
  reason,
  citation: null,
  opinion: null,
  order: null,
  backTo: null,
  procedural: false,
  voids: [],
  changes: [],
  relatedId: null
})

const awaiting: readonly DecisionState[] = ['P1_PUBLISHED', 'OBJECTION_HANDLING', 'SUSPENDED']
/** What does not keep the work from beginning, such as the filing of village rules, may also come after it began. */
const begun: readonly DecisionState[] = ['IMPLEMENTING', 'COMPLETED', 'P2_PUBLISHED']

/** Why no paper from outside can be recorded for a matter now, or null: FOLLOW_UP_NOT_NEEDED, FOLLOW_UP_NOT_NOW. */
export const followUpFault = (d: Decision): Refusal | null => {
  if (!d.classification?.followUp)
    return { code: 'FOLLOW_UP_NOT_NEEDED', message: '这类事项通过后不用再报审、报批或备案。' }
  const { hold } = followUps[d.classification.followUp]
  return inForce(d) && (awaiting.includes(d.state) || (!hold && begun.includes(d.state)))
    ? null
    : { code: 'FOLLOW_UP_NOT_NOW', message: '决议通过以后、开始实施以前，才登记批复的文书。' }
}
