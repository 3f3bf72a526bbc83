import { dayOf } from '../common/calendar'
import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { type ConditionId, conditions } from './conditions'
import { deciderNow } from './conditions-content'
import { type Change, type Content, diff, isSubstantive } from './content'
import { courseRefusals as no } from './course-refusals'
import { type DecisionState, endStates, type StepId } from './decision'
import {
  currentVersion,
  type Decision,
  inForce,
  type LifeEvent,
  type StepContext,
  standingVotes,
  stepOfState,
  type VoteState,
  voteStates
} from './life'
import { judge } from './meeting-facts'
import { type RecordId, type RecordRule, records } from './records'
import type { ActorRole, Transition } from './transition'
import { type TransitionId, transitions } from './transitions'

export type ActionId = TransitionId | RecordId
export const actionIds = [...Object.keys(transitions), ...Object.keys(records)] as ActionId[]

export interface Stepped {
  readonly next: Decision
  /** What is to be written to the history, in order; `next` carries it already. */
  readonly events: readonly LifeEvent[]
  /** The version that this step added, or null. */
  readonly version: Decision['versions'][number] | null
}

interface Rule {
  readonly to: DecisionState
  readonly roles: readonly ActorRole[]
  readonly needs: readonly ConditionId[]
  readonly by: string
  readonly basis: string
  readonly name: string
}

const isEnd = (state: DecisionState): boolean => endStates.includes(state)

/** The rule of an action at a state, or null where the action does not exist there. */
export const ruleAt = (state: DecisionState, action: ActionId): Rule | null => {
  if (Object.hasOwn(records, action)) {
    const record: RecordRule = records[action as RecordId]
    return record.at.includes(state) ? { ...record, to: state } : null
  }
  if (!Object.hasOwn(transitions, action)) return null
  const row: Transition = transitions[action as TransitionId]
  return row.from === state || (row.from === '*' && !isEnd(state)) ? row : null
}

const stepsFrom = (state: VoteState): StepId[] =>
  voteStates.slice(voteStates.indexOf(state)).flatMap((s) => stepOfState[s] ?? [])

/** How far back a matter is sent, and whether only its procedure was at fault. */
const sentBack = (
  action: ActionId,
  d: Decision,
  c: StepContext
): { backTo: VoteState; procedural: boolean } | null => {
  switch (action) {
    case 'return_from_deliberation':
      return { backTo: c.backTo ?? 'S1_PROPOSE', procedural: c.backTo === d.state }
    case 'return_from_review':
    case 'return_from_resolution':
      return c.backTo === d.state
        ? { backTo: c.backTo, procedural: true }
        : { backTo: 'S2_DELIBERATE', procedural: false }
    case 'return_opinion':
    case 'revise_deferred':
      return { backTo: 'S2_DELIBERATE', procedural: false }
    case 'return_for_flaw':
    case 'correct_suspended':
      return c.backTo === undefined ? null : { backTo: c.backTo, procedural: true }
    default:
      return null
  }
}

/** The votes that a step takes away: those of the step returned to and of every later one. */
const voided = (action: ActionId, d: Decision, c: StepContext, to: DecisionState): StepId[] => {
  const from =
    sentBack(action, d, c)?.backTo ??
    (d.state === 'RETURNED' || action === 'revise' ? voteStates.find((s) => s === to) : undefined)
  if (from === undefined) return []
  const standing = standingVotes(d)
  return stepsFrom(from).filter((s) => standing.has(s))
}

const versionOf = (action: ActionId, d: Decision, c: StepContext): Decision['versions'][number] | null => {
  if ((action !== 'revise' && action !== 'correct_erratum') || c.content === undefined) return null
  const before = currentVersion(d)
  const changes: Change[] = diff(before.content, c.content)
  const content: Content = c.content
  return {
    no: before.no + 1,
    content,
    changes,
    substantive: isSubstantive(changes),
    erratumConfirmedBy: action === 'correct_erratum' ? c.actor.id : null,
    on: dayOf(c.at)
  }
}

/** Who decides from here on: named when the matter is proposed, raised when the representatives pass it up. */
const classificationAfter = (action: ActionId, d: Decision, c: StepContext): Decision['classification'] => {
  if (action === 'escalate_resolution' && d.classification)
    return { ...d.classification, body: 'villagers_meeting', authorisation: null }
  if (action !== 'propose_topic') return d.classification
  const answer = deciderNow(d, c)
  return answer.ok ? answer.value : d.classification
}

const missing = (rule: Rule, d: Decision, c: StepContext): Refusal[] => {
  const found = rule.needs.flatMap((id) => conditions[id](d, c) ?? [])
  return found.filter((r, i) => found.findIndex((other) => other.code === r.code) === i)
}

const roleFor = (rule: Rule, c: StepContext): ActorRole | undefined =>
  rule.roles.find((role) => c.actor.roles.includes(role))

const relatedTo = (rule: Rule, c: StepContext): string | null => {
  if (rule.needs.includes('newDecision') || rule.needs.includes('laterAct')) return c.newDecision?.id ?? null
  const about = rule.needs.includes('objection') || rule.needs.includes('answered')
  return (about && c.objection?.id) || null
}

const eventOf = (
  action: ActionId,
  rule: Rule,
  d: Decision,
  c: StepContext,
  made: { role: ActorRole; version: Stepped['version'] }
): LifeEvent => {
  const back = sentBack(action, d, c)
  const shows = (...ids: ConditionId[]) => ids.some((id) => rule.needs.includes(id))
  // Only what the rule looked at goes on record: a paper nobody checked would stand there as if checked.
  const held =
    shows('meeting') ||
    (shows('byMeetingOrOwnFlaw') && back?.procedural === false) ||
    (shows('revocation') && c.order === undefined)
      ? c.meeting
      : undefined
  const judged = held === undefined ? null : judge(d.packId, held)
  const order = shows('order', 'orderOfAuthority', 'sameAuthority', 'revocation', 'laterAct')
  return {
    action,
    from: d.state,
    to: rule.to,
    at: c.at,
    on: dayOf(c.at),
    actorId: c.actor.id,
    actorRole: made.role,
    by: rule.by,
    basis: rule.basis,
    versionNo: made.version?.no ?? currentVersion(d).no,
    meeting: held ?? null,
    assessment: judged?.ok ? judged.value : null,
    reason: c.reason ?? null,
    citation: (shows('citation', 'citationIfTownship', 'citationFromTownship') && c.citation) || null,
    opinion: (shows('opinion') && c.opinion) || null,
    order: (order && c.order) || null,
    backTo: back?.backTo ?? null,
    procedural: back?.procedural ?? false,
    voids: voided(action, d, c, rule.to),
    changes: made.version?.changes ?? [],
    relatedId: relatedTo(rule, c)
  }
}

/** Why an action does not exist here; an edit of a standing resolution is told so by name. */
const notHere = (d: Decision, action: ActionId): Refusal => {
  if ((action === 'revise' || action === 'correct_erratum') && inForce(d)) return no.frozen
  return isEnd(d.state) ? no.ended : no.notNow
}

/**
 * One step in the life of a decision. `next` is the decision after it, history and versions included; nothing
 * that was there before is changed. Refuses with DECISION_ACTION_UNKNOWN, DECISION_ENDED, DECISION_NOT_NOW,
 * RESOLUTION_NOT_EDITABLE,
 * DECISION_NOT_YOURS, or the first thing that is missing (codes of the meeting, content and course conditions).
 */
export const step = (d: Decision, action: ActionId, c: StepContext): Outcome<Stepped> => {
  const answer = (r: Refusal) => refuse(r.code, r.message, r.field)
  if (!actionIds.includes(action)) return answer(no.unknown)
  const rule = ruleAt(d.state, action)
  if (rule === null) return answer(notHere(d, action))
  const role = roleFor(rule, c)
  if (role === undefined) return answer(no.notYours)
  const [first] = missing(rule, d, c)
  if (first) return answer(first)

  const version = versionOf(action, d, c)
  const event = eventOf(action, rule, d, c, { role, version })
  const next: Decision = {
    ...d,
    state: rule.to,
    classification: classificationAfter(action, d, c),
    versions: version === null ? d.versions : [...d.versions, version],
    history: [...d.history, event]
  }
  return accept({ next, events: [event], version })
}

export interface AvailableAction {
  readonly action: ActionId
  readonly name: string
  readonly by: string
  readonly to: DecisionState
  readonly basis: string
  /** Everything that is still missing, in the order of the form; empty when it can be done now. */
  readonly missing: readonly Refusal[]
}

/** What the actor may do at this state, each with everything that is still missing for it. */
export const availableActions = (d: Decision, c: StepContext): AvailableAction[] =>
  actionIds.flatMap((action) => {
    const rule = ruleAt(d.state, action)
    if (rule === null || roleFor(rule, c) === undefined) return []
    const { name, by, to, basis } = rule
    return [{ action, name, by, to, basis, missing: missing(rule, d, c) }]
  })
