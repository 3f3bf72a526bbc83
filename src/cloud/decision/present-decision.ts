import type { Selectable } from 'kysely'
import {
  type DecisionState,
  decisionStates,
  type StepEvent,
  type StepId,
  sixSteps,
  stepStatuses
} from '@/domain/decision/decision'
import { sources } from '@/domain/decision/life'
import { bodies, topicOf } from '@/domain/decision/topics'
import type { Database, DecisionEventTable } from '../db/schema'
import { lifeEventOf } from './load-decision'
import { presentLine } from './present-line'

type DecisionRow = Selectable<Database['decision']>

/** A decision in a list: which it is, where it stands, how many of its six steps are done. */
export const presentDecisionCard = (row: DecisionRow, lastStep: StepId | null) => {
  const state = row.state as DecisionState
  const statuses = stepStatuses(state, lastStep)
  return {
    decisionId: row.id,
    no: row.no,
    title: row.title,
    state: row.state,
    stateName: decisionStates[state],
    published: row.published,
    stepsDone: statuses.filter((s) => s === 'done').length,
    steps: statuses.length,
    beganOn: row.began_on,
    versionNo: row.version_no,
    topic: row.topic && topicOf(row.topic).name,
    decidedBy: row.classification && bodies[row.classification.body]
  }
}

export const presentEvent = (row: Selectable<DecisionEventTable>): StepEvent => ({
  step: row.step,
  toState: row.to_state,
  heldOn: row.held_on,
  convener: row.convener,
  eligible: row.eligible,
  present: row.present,
  yes: row.yes,
  no: row.no,
  abstain: row.abstain,
  note: row.note
})

/** One decision whole: what it is, what it means for a household, and its six steps with dates and numbers. */
export const presentDecision = (row: DecisionRow, events: Selectable<DecisionEventTable>[]) => ({
  ...presentDecisionCard(row, events.at(-1)?.step ?? null),
  summary: row.summary,
  meaning: row.meaning,
  stepViews: sixSteps(row.state as DecisionState, events.map(presentEvent)),
  source: row.source && sources[row.source.kind],
  whyDecidedBy: row.classification?.why ?? null,
  supersedes: row.supersedes,
  /** Every act in its order; empty for an old record. */
  history: events.flatMap((e) => {
    const line = lifeEventOf(e)
    return line ? [presentLine(line)] : []
  })
})
