import { at, base, by, clerk, leader, when } from './issue-testing'
import type { Issue, IssueActorRole, IssueContext } from './matter'
import type { IssueState } from './names'
import { stepIssue } from './step'
import { type IssueAction, type Transition, transitions } from './transitions'

export const target = { ...base, id: 'i2', state: 'IN_PROGRESS' as const }

/** The matter and the papers with which each action succeeds at a state of its row. */
export const good: Record<IssueAction, (state: IssueState) => [Issue, IssueContext]> = {
  triage: () => [at('REPORTED'), by('host', 'courtyard_host')],
  merge: () => [at('REPORTED'), by('host', 'courtyard_host', { into: target })],
  withdraw: () => [at('REPORTED'), by('raiser', 'villager')],
  decline: () => [at('TRIAGED'), by('host', 'courtyard_host', { declineReason: 'not_public' })],
  name_party: () => [
    at('TRIAGED'),
    by('host', 'courtyard_host', { party: { memberId: 'other', name: '向国富' } })
  ],
  consent: () => [
    at('TRIAGED', { otherParty: { memberId: 'other', name: '向国富' } }),
    by('other', 'villager', { consent: { of: 'other', given: true } })
  ],
  start_mediation: () => [
    at('TRIAGED', {
      otherParty: { memberId: 'other', name: '向国富' },
      raiserConsents: true,
      otherConsents: true
    }),
    by('host', 'courtyard_host', { owner: clerk })
  ],
  end_mediation: () => [at('MEDIATION'), by('clerk', 'committee_member', { mediated: true })],
  leave_mediation: () => [at('MEDIATION'), by('other', 'villager')],
  discuss: () => [
    at('TRIAGED'),
    by('host', 'courtyard_host', { session: { eligible: 20, present: 11, yes: null } })
  ],
  agree: () => [
    at('DISCUSSING'),
    by('host', 'courtyard_host', { session: { eligible: 20, present: 11, yes: 6 } })
  ],
  talk_on: () => [
    at('DISCUSSING'),
    by('host', 'courtyard_host', { session: { eligible: 20, present: 11, yes: null } })
  ],
  pass_up: () => [at('DISCUSSING'), by('host', 'courtyard_host')],
  transfer: () => [at('DISCUSSING'), by('clerk', 'committee_member', { decisionId: 'd1' })],
  assign: (state) => [at(state), by('host', 'courtyard_host', { owner: leader, dueOn: '2026-11-06' })],
  return: () => [at('ASSIGNED'), by('host', 'courtyard_host', { owner: leader })],
  refer_up: () => [at('ASSIGNED', { returns: 1 }), by('host', 'courtyard_host')],
  start: () => [at('ASSIGNED'), by('host', 'courtyard_host')],
  restart: () => [at('REWORK'), by('host', 'courtyard_host')],
  progress: () => [at('IN_PROGRESS'), by('host', 'courtyard_host')],
  escalate: () => [at('IN_PROGRESS'), by('host', 'courtyard_host')],
  escalate_late: () => [at('IN_PROGRESS'), by('raiser', 'villager', { at: when('11-10 00:00') })],
  done: () => [at('IN_PROGRESS'), by('host', 'courtyard_host')],
  rate: () => [at('RATING'), by('raiser', 'villager', { rating: 'basic' })],
  rate_dissatisfied: () => [at('RATING'), by('raiser', 'villager', { rating: 'dissatisfied' })],
  close_explained: () => [
    at('ESCALATED', { callback: true, level: 'village' }),
    by('clerk', 'committee_member')
  ],
  reconsider: () => [at('DECLINED'), by('raiser', 'villager')],
  reinstate: () => [
    at('DECLINED', { reconsiderAskedAt: when('11-02 09:30') }),
    by('clerk', 'committee_member')
  ],
  uphold: () => [
    at('DECLINED', { reconsiderAskedAt: when('11-02 09:30') }),
    by('secretary', 'party_secretary')
  ],
  supervise: (state) => [
    at(state, { channel: 'courtyard', about: null, audience: 'village', level: 'township' }),
    by('staff', 'township_staff')
  ],
  extend: (state) => [
    at(state, { channel: 'courtyard', about: null, audience: 'village', level: 'township' }),
    by('staff', 'township_staff')
  ],
  ask_rating: () => [at('DONE_CLAIMED'), by('', 'system')],
  pass_dissatisfied: () => [at('REWORK'), by('', 'system')],
  close_unrated: () => [at('RATING'), by('', 'system', { at: when('11-10 00:00') })],
  close_declined: () => [at('DECLINED'), by('', 'system', { at: when('11-06 00:00') })],
  overdue_unsorted: () => [at('REPORTED'), by('', 'system', { at: when('11-05 00:00') })],
  overdue_reconsider: () => [
    at('DECLINED', { reconsiderAskedAt: when('11-03 09:00') }),
    by('', 'system', { at: when('11-07 00:00') })
  ],
  overdue: (state) => [at(state), by('', 'system', { at: when('11-10 00:00') })]
}

export const answer = (issue: Issue, action: IssueAction, c: IssueContext): string => {
  const done = stepIssue(issue, action, c)
  return done.ok ? done.value.next.state : done.refusal.code
}
export const change = (action: IssueAction, over: Partial<Issue>, c: Partial<IssueContext> = {}) => {
  const rule: Transition = transitions[action]
  const [issue, context] = good[action](rule.from[0] as IssueState)
  return answer({ ...issue, ...over }, action, { ...context, ...c })
}
export const as = (id: string, role: IssueActorRole) => ({ actor: { id, roles: [role] } })
