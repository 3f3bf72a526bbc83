import fc from 'fast-check'
import { at, base, by, clerk, host, leader, secretary, staff, supervisor, when } from './issue-testing'
import type { Issue } from './matter'
import { type IssueState, issueStates } from './names'
import { availableIssueActions, stepIssue } from './step'
import { answer, as, good } from './step-testing'
import { isEnded } from './terms'
import { type IssueAction, issueActions, type Transition, transitions } from './transitions'

const states = Object.keys(issueStates) as IssueState[]

describe('every pair of state and action', () => {
  test.each(issueActions)('%s is open in its own states and in no other', (action) => {
    const rule: Transition = transitions[action]
    for (const state of states) {
      const [issue, c] = good[action](state)
      const here = rule.from.includes(state)
      const got = answer({ ...issue, state }, action, c)
      const rating = action === 'rate' || action === 'rate_dissatisfied'
      if (!here) {
        expect([action, state, got]).toEqual([
          action,
          state,
          isEnded(state) ? 'ISSUE_ENDED' : 'ISSUE_NOT_NOW'
        ])
      } else if (!rating) {
        const to = rule.to === 'same' ? state : action === 'done' ? 'RATING' : rule.to
        expect([action, state, got]).toEqual([action, state, to])
      }
    }
  })
  test('nobody but those in the row may take it', () => {
    for (const action of issueActions) {
      const rule: Transition = transitions[action]
      const [issue, c] = good[action](rule.from[0] as IssueState)
      for (const role of ['villager', 'county_observer', 'sys_admin', 'points_assessor'] as const) {
        expect([action, role, answer(issue, action, { ...c, ...as('nobody', role) })]).toEqual([
          action,
          role,
          'ISSUE_NOT_YOURS'
        ])
      }
    }
  })
  test('an action that is no action', () => {
    expect(answer(base, 'approve' as IssueAction, by('host', 'courtyard_host'))).toBe('ISSUE_ACTION_UNKNOWN')
  })
})
test('what is offered can be done: an action without anything missing succeeds, any other is refused', () => {
  const actors = [host, leader, clerk, secretary, staff, supervisor]
  fc.assert(
    fc.property(
      fc.constantFrom(...states),
      fc.constantFrom(...actors),
      fc.boolean(),
      (state, actor, papers) => {
        const c = by(
          actor.id,
          actor.role,
          papers ? { owner: leader, dueOn: '2026-11-05', declineReason: 'not_public' } : {}
        )
        const offered = availableIssueActions(at(state), c)
        for (const action of issueActions) {
          const entry = offered.find((o) => o.action === action)
          const done = stepIssue(at(state), action, c)
          if (action === 'rate' || action === 'rate_dissatisfied') continue
          expect(done.ok).toBe(entry !== undefined && entry.missing.length === 0)
        }
      }
    )
  )
})

test('no path of any length reaches 已解决 without a villager who said so', () => {
  const moves = fc.array(
    fc.record({
      action: fc.constantFrom(...issueActions),
      who: fc.constantFrom(
        host,
        leader,
        clerk,
        secretary,
        staff,
        { id: '', role: 'system' as const },
        { id: 'raiser', role: 'villager' as const }
      ),
      rating: fc.constantFrom('satisfied' as const, 'basic' as const, 'dissatisfied' as const),
      day: fc.integer({ min: 1, max: 9 })
    }),
    { maxLength: 60 }
  )
  fc.assert(
    fc.property(moves, (list) => {
      let issue: Issue = base
      let day = when('11-02 10:00').getTime()
      const rated: string[] = []
      for (const m of list) {
        day += m.day * 86_400_000
        const c = by(m.who.id, m.who.role, {
          at: new Date(day),
          rating: m.rating,
          owner: m.who.id === 'leader' ? leader : host,
          dueOn: new Date(day + 8 * 3_600_000 + 86_400_000).toISOString().slice(0, 10),
          session: { eligible: 20, present: 12, yes: 8 },
          declineReason: 'not_public'
        })
        const done = stepIssue(issue, m.action, c)
        if (!done.ok) continue
        if (done.value.events.some((e) => e.action === 'rate')) rated.push(m.rating)
        issue = done.value.next
      }
      if (issue.closing === 'resolved') expect(rated.at(-1)).toMatch(/^(satisfied|basic)$/)
      expect(isEnded(issue.state) && issue.state === 'CLOSED').toBe(issue.closing !== null)
    })
  )
})
