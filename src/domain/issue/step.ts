import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { conditions } from './conditions'
import { effectOf } from './effects'
import type { Issue, IssueActorRole, IssueContext, IssueEvent } from './matter'
import type { IssueState } from './names'
import { assignersAt, handlersAt, holds, isPrivate, isRaiser, reconsiderersAt } from './offices'
import { courseRefusals as no } from './refusals'
import { isEnded } from './terms'
import { type IssueAction, issueActions, type Transition, transitions } from './transitions'

export interface Stepped {
  readonly next: Issue
  /** What is to be written to the history, in order: what was done, and what follows from it by itself. */
  readonly events: readonly IssueEvent[]
}

const ruleAt = (state: IssueState, action: IssueAction): Transition | null => {
  const rule: Transition = transitions[action]
  return rule.from.includes(state) ? rule : null
}

const consenting = (issue: Issue, c: IssueContext): IssueActorRole | undefined =>
  isRaiser(issue, c.actor.id) || issue.otherParty?.memberId === c.actor.id
    ? 'villager'
    : holds(c.actor, handlersAt({ ...issue, channel: 'mediation' }, issue.level))

/** The office (or the villager's own right) under which the actor may take the step, or undefined. */
const roleFor = (rule: Transition, issue: Issue, c: IssueContext): IssueActorRole | undefined => {
  const { actor } = c
  switch (rule.who) {
    case 'system':
      return actor.roles.includes('system') ? 'system' : undefined
    case 'raiser':
      return isRaiser(issue, actor.id) ? 'villager' : undefined
    case 'parties':
      return isRaiser(issue, actor.id) || issue.otherParty?.memberId === actor.id ? 'villager' : undefined
    case 'consenting':
      return consenting(issue, c)
    case 'owner':
      return issue.owner !== null && issue.owner.id === actor.id && actor.roles.includes(issue.owner.role)
        ? issue.owner.role
        : undefined
    case 'sorter':
      return holds(actor, handlersAt(issue, issue.level))
    case 'assigner':
      return holds(actor, assignersAt(issue, issue.level))
    case 'village':
      return holds(actor, ['committee_member', 'party_secretary'])
    case 'township':
      // A private matter is only chased by whoever may know of it.
      return isPrivate(issue) && !handlersAt(issue, issue.level).includes('township_staff')
        ? undefined
        : holds(actor, ['township_staff'])
    case 'other':
      return holds(actor, reconsiderersAt(issue, issue.level))
  }
}

const missing = (rule: Transition, issue: Issue, c: IssueContext): Refusal[] =>
  rule.needs.flatMap((id) => conditions[id](issue, c) ?? [])

const detailOf = (c: IssueContext): IssueEvent['detail'] => ({
  ...(c.owner ? { ownerId: c.owner.id, ownerName: c.owner.name, ownerRole: c.owner.role } : {}),
  ...(c.dueOn ? { dueOn: c.dueOn } : {}),
  ...(c.into ? { into: c.into.id } : {}),
  ...(c.declineReason ? { declineReason: c.declineReason } : {}),
  ...(c.whereTo ? { whereTo: c.whereTo } : {}),
  ...(c.session
    ? {
        eligible: c.session.eligible,
        present: c.session.present,
        ...(c.session.yes === null ? {} : { yes: c.session.yes })
      }
    : {}),
  ...(c.decisionId ? { decisionId: c.decisionId } : {}),
  ...(c.rating ? { rating: c.rating } : {}),
  ...(c.party ? { party: c.party.name } : {}),
  ...(c.consent ? { of: c.consent.of, given: c.consent.given } : {}),
  ...(c.mediated === undefined ? {} : { mediated: c.mediated })
})

const take = (
  issue: Issue,
  action: IssueAction,
  c: IssueContext,
  role: IssueActorRole
): { next: Issue; event: IssueEvent } => {
  const rule: Transition = transitions[action]
  const to = rule.to === 'same' ? issue.state : rule.to
  const moved: Issue = rule.to === 'same' ? issue : { ...issue, state: to, since: c.at }
  const next = { ...moved, ...effectOf(action, issue, c) }
  const system = role === 'system'
  const event: IssueEvent = {
    action,
    from: issue.state,
    to,
    at: c.at,
    actorId: system ? null : c.actor.id,
    actorRole: role,
    level: next.level,
    reason: (!system && c.reason) || null,
    detail: system ? {} : detailOf(c)
  }
  return { next, event }
}

/** What follows by itself, in the same moment. */
const followOf = (action: IssueAction, before: Issue): IssueAction | null => {
  if (action === 'done') return 'ask_rating'
  return action === 'rate_dissatisfied' && before.reworks > 0 ? 'pass_dissatisfied' : null
}

/** A rating is one press; which row of the table it is follows from what was pressed. */
const resolved = (action: IssueAction, c: IssueContext): IssueAction =>
  (action === 'rate' || action === 'rate_dissatisfied') && c.rating !== undefined
    ? c.rating === 'dissatisfied'
      ? 'rate_dissatisfied'
      : 'rate'
    : action

/**
 * One step in the life of a matter. `next` is the matter after it; the events are to be stored with it in one
 * transaction. Refuses ISSUE_ACTION_UNKNOWN, ISSUE_ENDED, ISSUE_NOT_NOW, ISSUE_NOT_YOURS, or the first thing that is
 * missing (codes of `courseRefusals`).
 */
export const stepIssue = (issue: Issue, asked: IssueAction, c: IssueContext): Outcome<Stepped> => {
  const answer = (r: Refusal) => refuse(r.code, r.message, r.field)
  if (!issueActions.includes(asked)) return answer(no.unknown)
  const action = resolved(asked, c)
  const rule = ruleAt(issue.state, action)
  if (rule === null) return answer(isEnded(issue.state) ? no.ended : no.notNow)
  const role = roleFor(rule, issue, c)
  if (role === undefined) return answer(no.notYours)
  const [first] = missing(rule, issue, c)
  if (first) return answer(first)
  const done = take(issue, action, c, role)
  const follow = followOf(action, issue)
  if (follow === null) return accept({ next: done.next, events: [done.event] })
  const after = take(done.next, follow, c, 'system')
  return accept({ next: after.next, events: [done.event, after.event] })
}

export interface AvailableAction {
  readonly action: IssueAction
  readonly name: string
  /** Everything that is still missing; empty when it can be done now. */
  readonly missing: readonly Refusal[]
}

/** What the actor may do with the matter now, each with everything that is still missing for it. */
export const availableIssueActions = (issue: Issue, c: IssueContext): AvailableAction[] =>
  issueActions.flatMap((action) => {
    const rule = ruleAt(issue.state, action)
    if (rule === null || roleFor(rule, issue, c) === undefined) return []
    return [{ action, name: rule.name, missing: missing(rule, issue, c) }]
  })
