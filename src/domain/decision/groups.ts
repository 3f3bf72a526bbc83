import { type DecisionState, endStates } from './decision'

/** How a village's list is divided: on notice, under way, done with. */
export const listGroups = ['notice', 'underway', 'done'] as const
export type ListGroup = (typeof listGroups)[number]

const disclosed: readonly DecisionState[] = ['P1_PUBLISHED', 'P2_PUBLISHED']

/**
 * Where a decision stands in the list. It is on notice while one of its notices runs, also when the work has begun;
 * an old record knows only its state.
 */
export const listGroupOf = (
  state: DecisionState,
  facts: { readonly noticeRuns: boolean; readonly inCourse: boolean }
): ListGroup => {
  if (facts.noticeRuns || (!facts.inCourse && disclosed.includes(state))) return 'notice'
  return endStates.includes(state) ? 'done' : 'underway'
}
