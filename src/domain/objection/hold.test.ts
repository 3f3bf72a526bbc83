import { type DecisionState, decisionStates } from '../decision/decision'
import { holdOf } from './hold'
import { closedStates } from './objection'

const matter = (state: DecisionState, over: { open?: number; movedSince?: boolean } = {}) => ({
  state,
  open: 0,
  movedSince: false,
  ...over
})
const every = Object.keys(decisionStates) as DecisionState[]

test('nothing waits while another objection is under way', () => {
  for (const state of every) {
    for (const closed of closedStates) expect(holdOf(closed, matter(state, { open: 1 }))).toBeNull()
  }
})

test('what was taken back waits for the supervision committee, what a court ruled for the committee', () => {
  expect(holdOf('WITHDRAWN', matter('OBJECTION_HANDLING'))).toMatchObject({
    by: 'supervision_member',
    next: 'go_on'
  })
  expect(holdOf('VIOLATION', matter('OBJECTION_HANDLING'))).toMatchObject({
    by: 'committee_member',
    next: 'act'
  })
})

test('a ruling that came after the matter went on waits until the matter moves; nothing else does', () => {
  const waiting = every.filter((state) => holdOf('VIOLATION', matter(state)) !== null)
  expect(waiting).toEqual(['P1_PUBLISHED', 'IMPLEMENTING', 'COMPLETED', 'P2_PUBLISHED', 'OBJECTION_HANDLING'])
  expect(holdOf('VIOLATION', matter('IMPLEMENTING', { movedSince: true }))).toBeNull()
  expect(every.filter((state) => holdOf('UNFOUNDED', matter(state)) !== null)).toEqual(['OBJECTION_HANDLING'])
})
