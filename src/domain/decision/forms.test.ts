import type { Role } from '../role/roles'
import type { DecisionState } from './decision'
import { deskActions } from './desk-actions'
import { type Decision, inForce, inForceStates, type StepContext } from './life'
import { able, done, fresh, replacement, toPublished, walked } from './life-testing'
import { formOf, isEntered, type Paper, papers } from './papers'
import { type ActionId, actionIds, availableActions, ruleAt, step } from './step'

const published = walked(...toPublished)
const begun = done(published, 'start_implementation')
const completed = done(begun, 'complete')
const shown = done(completed, 'publish_result')
const atReview = walked('propose_topic', 'pass_proposal', 'pass_deliberation')
const atResolution = done(atReview, 'pass_review')
const byRepresentatives = (['pass_proposal', 'pass_deliberation', 'pass_review'] as const).reduce(
  (d, a) => done(d, a),
  done(fresh(), 'propose_topic', {
    wanted: 'rep_meeting',
    authorisation: {
      ...{ id: 'a1', resolutionId: 'r1', topics: ['public_works'], amountLimit: null },
      ...{ from: '2026-01-01', to: '2028-12-31' }
    }
  })
)
const scenes: Decision[] = [
  byRepresentatives,
  fresh(),
  walked('propose_topic'),
  walked('propose_topic', 'pass_proposal'),
  walked('propose_topic', 'pass_proposal', 'request_opinion'),
  atReview,
  atResolution,
  published,
  begun,
  completed,
  shown,
  done(shown, 'archive'),
  done(atReview, 'return_from_review'),
  done(done(atReview, 'return_from_review'), 'revise'),
  done(atReview, 'defer_review'),
  done(atResolution, 'adjourn_resolution'),
  done(published, 'object'),
  done(shown, 'object_result'),
  done(done(published, 'object'), 'suspend_by_order'),
  done(begun, 'suspend_implementation'),
  ...(['S1_PROPOSE', 'S3_PARTY_REVIEW', 'S4_RESOLVE'] as const).map((backTo) =>
    done(done(published, 'object'), 'return_for_flaw', { backTo })
  )
]

/** What of a step's context each paper brings; the rest is what the world knows. */
const broughtBy: Readonly<Record<Paper, readonly (keyof StepContext)[]>> = {
  body: ['wanted', 'authorisation'],
  backTo: ['backTo'],
  meeting: ['meeting'],
  votes: ['meeting'],
  minutes: ['meeting'],
  householdsSigned: ['householdsSigned'],
  tally: ['tally'],
  content: ['content'],
  proposedBy: ['proposedBy'],
  objection: ['objection'],
  order: ['order'],
  citation: ['citation'],
  until: ['until'],
  newDecision: ['newDecision'],
  completion: ['completion'],
  opinion: ['opinion'],
  reason: ['reason'],
  proposerTold: ['proposerTold'],
  resumptionPublished: ['resumptionPublished']
}
const said = [...new Set(papers.flatMap((p) => broughtBy[p]))]
const without = (c: StepContext, keys: readonly (keyof StepContext)[]): StepContext =>
  Object.fromEntries(
    Object.entries(c).filter(([k]) => !keys.some((key) => key === k))
  ) as unknown as StepContext

const pairs = scenes.flatMap((d) =>
  actionIds.flatMap((action) =>
    ruleAt(d.state, action) && step(d, action, able(d, action)).ok
      ? [[action, d.state, d] as [ActionId, DecisionState, Decision]]
      : []
  )
)

test('every action of the machine is tried at some state', () => {
  expect([...new Set(pairs.map(([action]) => action))].sort()).toEqual([...actionIds].sort())
})

test.each(pairs)(
  '%s at %s: its form asks for everything that it needs, and for nothing else',
  (action, _, d) => {
    const asked = new Set(formOf(action).flatMap((paper) => broughtBy[paper]))
    const only = without(
      able(d, action),
      said.filter((key) => !asked.has(key))
    )
    expect(step(d, action, only).ok).toBe(true)
  }
)

test.each(pairs)(
  '%s at %s: before anything is entered, all that is missing is what the form asks for',
  (action, _, d) => {
    const bare = without(able(d, action), said)
    const open = availableActions(d, bare).find((a) => a.action === action)
    const { missing = [] } = open ?? {}
    expect(missing.filter((m) => !isEntered(action, m.field ?? null))).toEqual([])
  }
)

test('what the world has yet to do is not taken for something to fill in', () => {
  const early = { notice: undefined as unknown as NonNullable<StepContext['notice']> }
  const context = { ...able(completed, 'publish_result'), ...early }
  const [open] = availableActions(completed, context).filter((a) => a.action === 'publish_result')
  expect(open?.missing.map((m) => [m.code, isEntered('publish_result', m.field ?? null)])).toEqual([
    ['NOTICE_NOT_UP', false]
  ])
})

test('a superseding decision is chosen, not written', () => {
  expect(formOf('supersede')).toEqual(['newDecision'])
  expect(step(begun, 'supersede', { ...able(begun, 'supersede'), newDecision: replacement(begun) }).ok).toBe(
    true
  )
})

const offices: readonly Role[] = ['party_secretary', 'committee_member', 'supervision_member']

test('whatever a village office may do is entered on the desk', () => {
  const elsewhere = actionIds.filter(
    (action) =>
      deskActions[action].place !== 'desk' &&
      scenes.some((d) => ruleAt(d.state, action)?.roles.some((r) => offices.some((o) => o === r)))
  )
  expect(elsewhere).toEqual([])
})

test('no two actions of one state say the same', () => {
  for (const d of scenes) {
    const says = actionIds.filter((a) => ruleAt(d.state, a)).map((a) => deskActions[a].says)
    expect(new Set(says).size).toBe(says.length)
  }
})

test('whether a resolution stands can be read off the state', () => {
  const after = pairs.map(([action, , d]) => done(d, action))
  for (const d of [...scenes, ...after])
    expect([d.state, inForce(d)]).toEqual([d.state, inForceStates.some((s) => s === d.state)])
})
