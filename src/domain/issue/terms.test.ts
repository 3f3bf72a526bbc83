import fc from 'fast-check'
import { at, base, when } from './issue-testing'
import type { Issue } from './matter'
import { type IssueState, issueStates, levels } from './names'
import { capAt, defaultIssueTerms, dueAt, isEnded, isLate, levelAbove, remindAt, returnUntil } from './terms'

const working = { ...defaultIssueTerms, count: 'working' as const }
const due = (state: IssueState, over: Partial<Issue> = {}, terms = defaultIssueTerms) =>
  dueAt(at(state, over), terms)

test('sorting has two days, or two hours where life is at stake', () => {
  expect(due('REPORTED')).toEqual(when('11-05 00:00'))
  expect(due('REPORTED', { urgent: true })).toEqual(when('11-02 11:00'))
  expect(remindAt(at('REPORTED', { urgent: true }), defaultIssueTerms)).toEqual(when('11-02 10:00'))
  expect(remindAt(at('REPORTED'), defaultIssueTerms)).toEqual(when('11-04 00:00'))
})

test('each level has its days, from when the matter came there', () => {
  const levelSince = when('11-02 09:00')
  expect(
    (['courtyard', 'village', 'township', 'county'] as const).map((level) =>
      due('IN_PROGRESS', { level, levelSince })
    )
  ).toEqual([when('11-10 00:00'), when('11-10 00:00'), when('11-18 00:00'), when('12-03 00:00')])
})

test('working days pass over the National Day holiday and its worked Saturday, calendar days do not', () => {
  const levelSince = when('09-29 09:00')
  const over = { levelSince, raisedAt: levelSince, since: levelSince }
  expect(due('IN_PROGRESS', over)).toEqual(when('10-07 00:00'))
  // 30 Sep, 8, 9, 10 (a worked Saturday), 12, 13, 14 Oct.
  expect(due('IN_PROGRESS', over, working)).toEqual(when('10-15 00:00'))
  expect(due('REPORTED', over, working)).toEqual(when('10-09 00:00'))
  expect(returnUntil(when('09-30 17:00'), defaultIssueTerms)).toEqual(when('10-09 00:00'))
})

test("the villager's own terms are calendar days, whatever the county counts by", () => {
  const since = when('09-30 20:00')
  expect(due('RATING', { since }, working)).toEqual(when('10-08 00:00'))
  expect(due('DECLINED', { since }, working)).toEqual(when('10-04 00:00'))
  expect(
    due('DECLINED', { since, reconsiderAskedAt: when('10-02 09:00'), levelSince: since }, working)
  ).toEqual(when('10-06 00:00'))
})

test('the cap cuts a level short, and is lengthened once', () => {
  const raisedAt = when('09-10 09:00')
  const over = { raisedAt, level: 'county' as const, levelSince: when('11-02 09:00') }
  expect(capAt(at('IN_PROGRESS', over), defaultIssueTerms)).toEqual(when('11-10 00:00'))
  expect(due('IN_PROGRESS', over)).toEqual(when('11-10 00:00'))
  expect(due('IN_PROGRESS', { ...over, extended: true })).toEqual(when('12-03 00:00'))
})

test('an end has no term, everything else has one, reminded of before it', () => {
  for (const state of Object.keys(issueStates) as IssueState[]) {
    expect([state, due(state) === null]).toEqual([state, isEnded(state)])
  }
  const instant = fc.date({ min: when('01-02 00:00'), max: when('12-30 00:00'), noInvalidDate: true })
  fc.assert(
    fc.property(
      instant,
      fc.constantFrom(...(Object.keys(issueStates) as IssueState[])),
      fc.constantFrom(...(Object.keys(levels) as (keyof typeof levels)[])),
      fc.boolean(),
      fc.constantFrom(defaultIssueTerms, working),
      (from, state, level, urgent, terms) => {
        const issue = { ...base, state, level, urgent, since: from, levelSince: from, raisedAt: from }
        const end = dueAt(issue, terms)
        const remind = remindAt(issue, terms)
        if (end === null) return remind === null
        return end > from && remind !== null && remind < end
      }
    )
  )
})

test('late is past the term, or past the promised day while that still binds', () => {
  const soon = when('12-30 00:00')
  const late = (over: Partial<Issue>, now: Date, dueAt: Date | null = soon) =>
    isLate({ ...at('ASSIGNED'), ownerDue: '2026-11-26', dueAt, ...over }, now)
  const [on, after] = [when('11-26 23:59'), when('11-27 00:00')]
  expect([late({}, on), late({}, after)]).toEqual([false, true])
  expect([late({ state: 'ESCALATED' }, after), late({ state: 'RATING' }, after)]).toEqual([true, false])
  expect([late({ ownerDue: null }, after), late({ ownerDue: null }, soon)]).toEqual([false, true])
  expect(late({}, after, null)).toBe(false)
})

test('the way up ends at the county', () => {
  expect((['courtyard', 'village', 'township', 'county'] as const).map(levelAbove)).toEqual([
    'village',
    'township',
    'county',
    null
  ])
})
