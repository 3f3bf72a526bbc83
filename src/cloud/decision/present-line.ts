import { besideActions } from '@/domain/decision/beside'
import { type DecisionState, decisionStates, type StepId, steps } from '@/domain/decision/decision'
import type { LifeEvent } from '@/domain/decision/life'
import { opinions } from '@/domain/decision/opinion'
import { records } from '@/domain/decision/records'
import { transitions } from '@/domain/decision/transitions'
import { meetingKinds } from '@/domain/meeting/meeting'

const names: Readonly<Record<string, { readonly name: string }>> = {
  ...transitions,
  ...records,
  ...besideActions
}
/** What an action is called. */
export const nameOfAct = (action: string): string => names[action]?.name ?? action
const stepName = (id: StepId): string => steps.find((s) => s.id === id)?.name ?? id

/** One line of a decision's history in plain words: what was done, by which body, on what ground, with what effect. */
export const presentLine = (e: LifeEvent) => ({
  on: e.on,
  name: nameOfAct(e.action),
  by: e.by,
  from: decisionStates[e.from as DecisionState],
  to: decisionStates[e.to as DecisionState],
  basis: e.basis,
  versionNo: e.versionNo,
  reason: e.reason,
  meeting: e.meeting && meetingKinds[e.meeting.kind].name,
  heldOn: e.meeting?.facts.date ?? null,
  why: e.assessment?.why ?? null,
  opinion: e.opinion && (e.opinion.words ?? opinions[e.opinion.kind]),
  citation: e.citation?.article ?? null,
  order: e.order?.document ?? null,
  voided: e.voids.map(stepName),
  changes: e.changes.map((c) => c.sentence)
})
