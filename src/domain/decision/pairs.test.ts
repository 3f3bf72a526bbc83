import { type DecisionState, decisionStates, endStates } from './decision'
import { arrival, type Decision, inForce, type StepContext, stageOf } from './life'
import { able, codeOf, done, fresh } from './life-testing'
import { records } from './records'
import { type ActionId, actionIds, ruleAt, step } from './step'
import { transitions } from './transitions'

const states = Object.keys(decisionStates) as DecisionState[]

/** The register's own 42 transitions, written down once more: the table may not drift from them. */
const register = `
TOPIC_POOL>S1_PROPOSE TOPIC_POOL>WITHDRAWN S1_PROPOSE>S2_DELIBERATE S1_PROPOSE>REJECTED
S2_DELIBERATE>S3_PARTY_REVIEW S2_DELIBERATE>RETURNED S2_DELIBERATE>TOWN_CHECK TOWN_CHECK>S3_PARTY_REVIEW
TOWN_CHECK>RETURNED S3_PARTY_REVIEW>S4_RESOLVE S3_PARTY_REVIEW>RETURNED S3_PARTY_REVIEW>DEFERRED
S4_RESOLVE>P1_PUBLISHED S4_RESOLVE>REJECTED S4_RESOLVE>RETURNED S4_RESOLVE>DEFERRED S4_RESOLVE>S4_RESOLVE
P1_PUBLISHED>OBJECTION_HANDLING OBJECTION_HANDLING>P1_PUBLISHED OBJECTION_HANDLING>RETURNED
OBJECTION_HANDLING>SUSPENDED P1_PUBLISHED>IMPLEMENTING IMPLEMENTING>SUPERSEDED IMPLEMENTING>SUSPENDED
IMPLEMENTING>COMPLETED COMPLETED>P2_PUBLISHED P2_PUBLISHED>OBJECTION_HANDLING P2_PUBLISHED>ARCHIVED *>REVOKED
RETURNED>S1_PROPOSE RETURNED>S2_DELIBERATE RETURNED>S3_PARTY_REVIEW RETURNED>S4_RESOLVE RETURNED>WITHDRAWN
DEFERRED>S3_PARTY_REVIEW DEFERRED>S4_RESOLVE DEFERRED>RETURNED SUSPENDED>IMPLEMENTING SUSPENDED>P1_PUBLISHED
SUSPENDED>RETURNED OBJECTION_HANDLING>P2_PUBLISHED OBJECTION_HANDLING>IMPLEMENTING`
  .trim()
  .split(/\s+/)

/** What tells two decisions in one state apart, as far as the machine asks. */
const keyOf = (d: Decision): string => {
  const a = arrival(d)
  const newer = d.versions.some((v) => v.no > (a?.versionNo ?? 0))
  return [
    d.state,
    stageOf(d),
    a?.backTo,
    a?.procedural,
    a?.from,
    a?.order?.by,
    d.classification?.body,
    newer
  ].join()
}

const authorisation = {
  id: 'g1',
  resolutionId: 'd0',
  topics: ['public_works'],
  from: '2026-01-01',
  to: '2036-12-31',
  amountLimit: null
} as const

/** Other lawful ways of doing the same thing. */
const ways = (action: ActionId): Partial<StepContext>[] => {
  if (action === 'propose_topic') return [{}, { wanted: 'rep_meeting', authorisation }]
  if (action === 'return_for_flaw' || action === 'correct_suspended')
    return [{}, { backTo: 'S1_PROPOSE' }, { backTo: 'S3_PARTY_REVIEW' }, { backTo: 'S4_RESOLVE' }]
  return [{}]
}

/** Every decision that lawful steps lead to, one for each key, with every step that was taken. */
const explore = () => {
  const seen = new Map<string, Decision>([[keyOf(fresh()), fresh()]])
  const taken = new Set<ActionId>()
  for (const d of seen.values()) {
    for (const action of actionIds) {
      for (const way of ways(action)) {
        const outcome = step(d, action, able(d, action, way))
        if (!outcome.ok) continue
        taken.add(action)
        const key = keyOf(outcome.value.next)
        if (!seen.has(key)) seen.set(key, outcome.value.next)
      }
    }
  }
  return { seen: [...seen.values()], taken }
}
const world = explore()

test('the table is the register: 19 states, 42 transitions, an action of its own for each', () => {
  const rows = Object.values(transitions).map((t) => `${t.from}>${t.to}`)
  expect(states).toHaveLength(19)
  expect(rows).toHaveLength(42)
  expect([...rows].sort()).toEqual([...register].sort())
})

test('every state is reached, and every action taken, by lawful steps', () => {
  expect(states.filter((s) => !world.seen.some((d) => d.state === s))).toEqual([])
  expect(actionIds.filter((a) => !world.taken.has(a))).toEqual([])
})

test.each(states)('%s: what the table does not name is refused, whatever is brought along', (state) => {
  const named = new Set<string>([
    ...Object.entries(transitions)
      .filter(([, t]) => t.from === state || (t.from === '*' && !endStates.includes(state)))
      .map(([action]) => action),
    ...Object.entries(records)
      .filter(([, r]) => (r.at as readonly DecisionState[]).includes(state))
      .map(([action]) => action)
  ])
  const here = world.seen.filter((d) => d.state === state)
  for (const action of actionIds) {
    const codes = here.flatMap((d) => ways(action).map((way) => codeOf(d, action, way)))
    if (named.has(action)) expect([action, codes.includes('ok')]).toEqual([action, true])
    else {
      const edit = action === 'revise' || action === 'correct_erratum'
      const ended = endStates.includes(state) ? 'DECISION_ENDED' : 'DECISION_NOT_NOW'
      const refusal = edit && here.every(inForce) ? 'RESOLUTION_NOT_EDITABLE' : ended
      expect([action, [...new Set(codes)]]).toEqual([action, [refusal]])
    }
  }
})

test('nobody but the roles of a row takes its action', () => {
  for (const d of world.seen) {
    for (const action of actionIds) {
      const rule = ruleAt(d.state, action)
      if (rule === null) continue
      for (const role of ['visitor', 'county_observer', 'sys_admin', 'township_staff'] as const)
        expect([action, codeOf(d, action, { actor: { id: 'p1', roles: [role] } })]).toEqual([
          action,
          'DECISION_NOT_YOURS'
        ])
    }
  }
})

test('the township has an opinion and lawful orders, and no vote, no approval', () => {
  const township = actionIds.filter((a) =>
    states.some((s) => ruleAt(s, a)?.roles.some((r) => r === 'township_legal' || r === 'township_staff'))
  )
  expect(township.sort()).toEqual(
    [
      'give_opinion',
      'return_opinion',
      'return_for_flaw',
      'suspend_by_order',
      'suspend_implementation',
      'revoke',
      'resume_implementation',
      'resume_notice',
      'note_later_act'
    ].sort()
  )
})

test('an ended decision keeps its state and its text; only a word may be added beside an archived one', () => {
  for (const d of world.seen.filter((x) => endStates.includes(x.state))) {
    for (const action of actionIds) {
      const outcome = step(d, action, able(d, action))
      expect([d.state, action, outcome.ok]).toEqual([
        d.state,
        action,
        d.state === 'ARCHIVED' && action === 'note_later_act'
      ])
      if (outcome.ok) {
        expect(outcome.value.next).toMatchObject({ state: 'ARCHIVED', versions: d.versions })
        expect(outcome.value.version).toBeNull()
      }
    }
  }
})

test('an action nobody knows is refused', () => {
  expect(codeOf(fresh(), 'approve' as ActionId)).toBe('DECISION_ACTION_UNKNOWN')
  expect(codeOf(fresh(), 'toString' as ActionId)).toBe('DECISION_ACTION_UNKNOWN')
})

test('while a resolution is in force, no action adds a version', () => {
  const standing = world.seen.filter(inForce)
  expect(standing.length).toBeGreaterThan(5)
  for (const d of standing) {
    for (const action of actionIds) {
      const outcome = step(d, action, able(d, action))
      if (outcome.ok) expect([d.state, action, outcome.value.version]).toEqual([d.state, action, null])
    }
  }
  expect(done(fresh(), 'revise').versions).toHaveLength(2)
})
