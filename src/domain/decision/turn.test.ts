import fc from 'fast-check'
import { noticeStates } from '../notice/notice'
import { type DecisionState, decisionStates, endStates } from './decision'
import { isEnterable } from './desk-actions'
import { actionIds, ruleAt } from './step'
import { type TurnFacts, turnOf } from './turn'

const quiet: TurnFacts = {
  state: 'TOPIC_POOL',
  cameFrom: null,
  opinionDue: null,
  notice: null,
  objections: { open: 0, unanswered: 0, answered: 0, due: null },
  followUpMissing: null,
  called: null,
  authorisedUntil: null,
  stoppedUntil: null
}
const notice = (state: keyof typeof noticeStates, over = {}) => ({
  ...{ state, windowLastDay: null, termLastDay: null, stopped: false },
  ...over
})
const states = Object.keys(decisionStates) as DecisionState[]

test.each<[string, Partial<TurnFacts>, string, string | null]>([
  ['an end is nobody’s turn', { state: 'ARCHIVED' }, 'wait', null],
  [
    'the township has it until its day',
    { state: 'TOWN_CHECK', opinionDue: '2026-11-30' },
    'wait',
    '2026-11-30'
  ],
  ['no notice: draft one', { state: 'P1_PUBLISHED' }, 'draftNotice', null],
  [
    'a corrected one needs its successor',
    { state: 'P1_PUBLISHED', notice: notice('corrected') },
    'draftNotice',
    null
  ],
  ['a draft: the supervisor signs', { state: 'P1_PUBLISHED', notice: notice('draft') }, 'cosign', null],
  ['signed: the secretary puts it up', { state: 'COMPLETED', notice: notice('cosigned') }, 'board', null],
  ['taken down: up again', { state: 'P1_PUBLISHED', notice: notice('interrupted') }, 'board', null],
  [
    'stopped by an objection: corrected first',
    { state: 'P1_PUBLISHED', notice: notice('window_closed', { stopped: true }) },
    'board',
    null
  ],
  [
    'the window runs',
    { state: 'P1_PUBLISHED', notice: notice('window_open', { windowLastDay: '2026-11-26' }) },
    'wait',
    '2026-11-26'
  ],
  [
    'the window is over and a paper is missing',
    { state: 'P1_PUBLISHED', notice: notice('window_closed'), followUpMissing: '报备案' },
    'act',
    null
  ],
  ['the result hangs: say so', { state: 'COMPLETED', notice: notice('window_open') }, 'act', null],
  [
    'the term of the result runs',
    { state: 'P2_PUBLISHED', notice: notice('window_closed', { termLastDay: '2026-12-05' }) },
    'wait',
    '2026-12-05'
  ],
  [
    'an objection to answer',
    { state: 'OBJECTION_HANDLING', objections: { open: 2, unanswered: 1, answered: 1, due: '2026-11-25' } },
    'objections',
    '2026-11-25'
  ],
  [
    'a meeting is called',
    { state: 'S4_RESOLVE', called: { name: '村民代表会议', plannedOn: '2026-11-28' } },
    'act',
    '2026-11-28'
  ],
  [
    'an authorisation is in force',
    { state: 'IMPLEMENTING', authorisedUntil: '2028-12-31' },
    'wait',
    '2028-12-31'
  ],
  ['no meeting is called', { state: 'S4_RESOLVE' }, 'callMeeting', null]
])('%s', (_, facts, place, due) => {
  expect(turnOf({ ...quiet, ...facts })).toMatchObject({ place, due })
})

test('an unanswered objection is the committee’s, an answered one the supervisor’s, one passed up nobody’s here', () => {
  const at = (open: number, unanswered: number, answered: number) => {
    const objections = { open, unanswered, answered, due: null }
    return turnOf({ ...quiet, state: 'OBJECTION_HANDLING', objections }).roles
  }
  expect(at(2, 1, 1)).toEqual(['party_secretary', 'committee_member'])
  expect(at(1, 0, 1)).toEqual(['supervision_member'])
  expect(at(1, 0, 0)).toEqual([])
  expect(at(0, 0, 0)).toContain('supervision_member')
})

test('whoever is asked to act on the desk has an action there', () => {
  const facts = fc.record({
    state: fc.constantFrom(...states),
    cameFrom: fc.constantFrom(null, ...states),
    opinionDue: fc.constantFrom(null, '2026-11-30'),
    notice: fc.option(
      fc.record({
        state: fc.constantFrom(...(Object.keys(noticeStates) as (keyof typeof noticeStates)[])),
        windowLastDay: fc.constantFrom(null, '2026-11-30'),
        termLastDay: fc.constantFrom(null, '2026-12-10'),
        stopped: fc.boolean()
      })
    ),
    objections: fc.record({
      open: fc.nat(3),
      unanswered: fc.nat(3),
      answered: fc.nat(3),
      due: fc.constantFrom(null, '2026-11-25')
    }),
    followUpMissing: fc.constantFrom(null, '报备案'),
    called: fc.constantFrom(null, { name: '党员大会', plannedOn: '2026-11-28' }),
    authorisedUntil: fc.constantFrom(null, '2028-12-31'),
    stoppedUntil: fc.constantFrom(null, '2026-12-31')
  })
  fc.assert(
    fc.property(facts, (f) => {
      const { roles, place, words } = turnOf(f)
      expect(words.length).toBeGreaterThan(3)
      if (endStates.includes(f.state)) expect(roles).toEqual([])
      expect(roles.length === 0).toBe(place === 'wait')
      const isPaper = f.state === 'P1_PUBLISHED' && f.followUpMissing !== null
      if (place !== 'act' || isPaper) return
      for (const role of roles)
        expect(actionIds.some((a) => isEnterable(a) && ruleAt(f.state, a)?.roles.includes(role))).toBe(true)
    })
  )
})
