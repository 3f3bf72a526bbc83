import { type DecisionState, decisionStates, endStates } from './decision'
import { listGroupOf } from './groups'

const states = Object.keys(decisionStates) as DecisionState[]

test.each(states)('%s is in one group, and on notice whenever a notice runs', (state) => {
  expect(listGroupOf(state, { noticeRuns: true, inCourse: true })).toBe('notice')
  const still = listGroupOf(state, { noticeRuns: false, inCourse: true })
  expect(still).toBe(endStates.includes(state) ? 'done' : 'underway')
})

test('an old record is on notice by its state alone, and not after its end', () => {
  const old = (state: DecisionState) => listGroupOf(state, { noticeRuns: false, inCourse: false })
  expect([old('P1_PUBLISHED'), old('P2_PUBLISHED'), old('IMPLEMENTING'), old('ARCHIVED')]).toEqual([
    'notice',
    'notice',
    'underway',
    'done'
  ])
})
