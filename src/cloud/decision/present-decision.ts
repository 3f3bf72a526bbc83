import type { Selectable } from 'kysely'
import {
  type DecisionState,
  decisionStates,
  type StepEvent,
  type StepId,
  sixSteps,
  stepStatuses
} from '@/domain/decision/decision'
import { listGroupOf } from '@/domain/decision/groups'
import { sources, type Version } from '@/domain/decision/life'
import { bodies, followUps, topicOf } from '@/domain/decision/topics'
import { rulebookTopics } from '@/domain/rulebook/adoption'
import type { Database, DecisionEventTable } from '../db/schema'
import { type NoticeClock, runs } from '../notice/notice-clocks'
import { presentNoticeClock } from '../notice/present-notice'
import { lifeEventOf } from './load-decision'
import { presentEvents, type Reading } from './present-event'
import { presentLine } from './present-line'
import { presentVersion } from './present-version'

type DecisionRow = Selectable<Database['decision']>
type EventRow = Selectable<DecisionEventTable>

interface DecisionCard {
  readonly row: DecisionRow
  readonly lastStep: StepId | null
  /** The notice of it that runs now. */
  readonly running: NoticeClock | null
}

/** A decision in a list: which it is, where it stands, how many of its six steps are done, and the notice that runs. */
export const presentDecisionCard = ({ row, lastStep, running }: DecisionCard) => {
  const state = row.state as DecisionState
  const statuses = stepStatuses(state, lastStep)
  return {
    decisionId: row.id,
    no: row.no,
    title: row.title,
    state: row.state,
    stateName: decisionStates[state],
    group: listGroupOf(state, { noticeRuns: running !== null, inCourse: row.pack_id !== null }),
    published: row.published,
    stepsDone: statuses.filter((s) => s === 'done').length,
    steps: statuses.length,
    beganOn: row.began_on,
    versionNo: row.version_no,
    topic: row.topic && topicOf(row.topic).name,
    /** It is about the village's rulebook: its text may lie beside it. */
    aboutRulebook: row.topic !== null && rulebookTopics.includes(row.topic),
    decidedBy: row.classification && bodies[row.classification.body],
    notice: running && presentNoticeClock(running)
  }
}

/** Another decision that this one replaces or that replaced it. */
export const presentRelated = (row: Pick<DecisionRow, 'id' | 'no' | 'title' | 'state'>) => ({
  decisionId: row.id,
  no: row.no,
  title: row.title,
  stateName: decisionStates[row.state as DecisionState]
})

/** What must pass outside the village before the work begins, and the paper by which it has. */
const presentFollowUp = (row: DecisionRow) => {
  const id = row.classification?.followUp
  if (!id) return null
  const { name, hold, article } = followUps[id]
  return { name, article, holdsWork: hold, document: row.follow_up_document }
}

const viewsOf = (state: DecisionState, events: ReturnType<typeof presentEvents>) => {
  const plain: readonly StepEvent[] = events
  return sixSteps(state, plain).map((view) => ({
    ...view,
    events: events.filter((e) => e.step === view.id)
  }))
}

interface Whole {
  readonly row: DecisionRow
  readonly events: readonly EventRow[]
  readonly versions: readonly Version[]
  /** Those that are or were out, the newest first. */
  readonly notices: readonly NoticeClock[]
}

/** One decision whole: what it is, what it means for a household, and its six steps with dates and numbers. */
export const presentDecision = ({ row, events, versions, notices }: Whole, reading: Reading) => {
  const current = versions.at(-1)
  return {
    ...presentDecisionCard({
      row,
      lastStep: events.at(-1)?.step ?? null,
      running: notices.find(runs) ?? null
    }),
    summary: row.summary,
    meaning: row.meaning,
    stepViews: viewsOf(row.state as DecisionState, presentEvents(events, reading)),
    source: row.source && sources[row.source.kind],
    whyDecidedBy: row.classification?.why ?? null,
    /** What is fixed beside the words of the plan: money, scope, who gains, land, term. */
    plan: current
      ? presentVersion(current).fields.filter((f) => f.field !== 'title' && f.field !== 'summary')
      : [],
    authorises: (row.authorises ?? []).map((id) => topicOf(id).name),
    followUp: presentFollowUp(row),
    /** Every act in its order; empty for an old record. */
    history: events.flatMap((e) => {
      const line = lifeEventOf(e)
      return line ? [presentLine(line)] : []
    })
  }
}
