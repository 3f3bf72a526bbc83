import type { StepEvent, StepId } from './decision'
import { type LifeEvent, stepOfState, votingActions } from './life'

/** The step that a line of history belongs to; `before` is the step of the line before it. */
export const stepOfEvent = (
  event: Pick<LifeEvent, 'from' | 'to' | 'backTo' | 'meeting'>,
  before: StepId | null
): StepId => {
  // What is sent back stops at the step at fault, but a meeting stays where it was held.
  const back = event.meeting === null && event.backTo !== null ? stepOfState[event.backTo] : undefined
  const result = event.from === 'COMPLETED' || event.to === 'COMPLETED'
  return (
    back ??
    (result ? 'result_notice' : undefined) ??
    stepOfState[event.from] ??
    stepOfState[event.to] ??
    before ??
    'proposal'
  )
}

/** A decision's history as the events of its six steps, in the order in which they happened (see `sixSteps`). */
export const stepEvents = (history: readonly LifeEvent[]): StepEvent[] => {
  let last: StepId = 'proposal'
  return history.map((event) => {
    last = stepOfEvent(event, last)
    const facts = event.meeting?.facts
    return {
      step: last,
      toState: event.to,
      heldOn: facts?.date ?? event.on,
      convener: null,
      eligible: facts?.eligible ?? null,
      present: facts?.present ?? null,
      yes: facts?.yes ?? null,
      no: facts?.no ?? null,
      abstain: facts?.abstain ?? null,
      note: event.reason
    }
  })
}

/**
 * The places in a history of the votes that carried a matter and no longer count, since it was sent back behind them
 * or changed in substance. A line that was entered before decisions had a course is null.
 */
export const fallenVotes = (
  history: readonly (Pick<LifeEvent, 'action' | 'from' | 'voids'> | null)[]
): ReadonlySet<number> => {
  const fallen = new Set<number>()
  const standing = new Map<StepId, number>()
  history.forEach((event, index) => {
    for (const step of event?.voids ?? []) {
      const vote = standing.get(step)
      if (vote !== undefined) fallen.add(vote)
      standing.delete(step)
    }
    const step = event && votingActions.includes(event.action) ? stepOfState[event.from] : undefined
    if (step) standing.set(step, index)
  })
  return fallen
}
