import { type DecisionState, decisionStates, type StepEvent, sixSteps } from './decision'

const at = (step: StepEvent['step']): StepEvent => ({
  step,
  toState: '',
  heldOn: '2026-11-01',
  convener: null,
  eligible: null,
  present: null,
  yes: null,
  no: null,
  abstain: null,
  note: null
})
const marks = { done: '✓', now: '●', ahead: '·', stopped: '✕' }
const line = (state: DecisionState, events: StepEvent[] = []) =>
  sixSteps(state, events)
    .map((s) => marks[s.status])
    .join('')

test('every state stands somewhere on the six steps', () => {
  const far = [at('proposal'), at('deliberation')]
  expect(
    Object.fromEntries((Object.keys(decisionStates) as DecisionState[]).map((s) => [s, line(s, far)]))
  ).toEqual({
    TOPIC_POOL: '······',
    S1_PROPOSE: '●·····',
    S2_DELIBERATE: '✓●····',
    TOWN_CHECK: '✓✓····',
    S3_PARTY_REVIEW: '✓✓●···',
    S4_RESOLVE: '✓✓✓●··',
    P1_PUBLISHED: '✓✓✓✓●·',
    IMPLEMENTING: '✓✓✓✓✓·',
    COMPLETED: '✓✓✓✓✓·',
    P2_PUBLISHED: '✓✓✓✓✓●',
    ARCHIVED: '✓✓✓✓✓✓',
    RETURNED: '✓✕····',
    DEFERRED: '✓✕····',
    REJECTED: '✓✕····',
    WITHDRAWN: '✓✕····',
    OBJECTION_HANDLING: '✓✕····',
    SUSPENDED: '✓✕····',
    SUPERSEDED: '✓✕····',
    REVOKED: '✓✕····'
  })
})

test('a decision withdrawn before its first step has none behind it', () => {
  expect(line('WITHDRAWN')).toBe('······')
})

test('each step carries what happened there, a second try as well', () => {
  const views = sixSteps('S2_DELIBERATE', [at('proposal'), at('deliberation'), at('deliberation')])
  expect(views.map((v) => v.events.length)).toEqual([1, 2, 0, 0, 0, 0])
})
