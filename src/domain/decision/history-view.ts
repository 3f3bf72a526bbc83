import type { StepEvent, StepId } from './decision'
import { type LifeEvent, stepOfState } from './life'

/** The step a line of history belongs to; a matter sent back for a flaw stands at the flawed step. */
const stepOf = (event: LifeEvent, before: StepId): StepId =>
  (event.procedural && event.backTo ? stepOfState[event.backTo] : undefined) ??
  stepOfState[event.from] ??
  (event.from === 'TOPIC_POOL' ? 'proposal' : before)

/** A decision's history as the events of its six steps, in the order in which they happened (see `sixSteps`). */
export const stepEvents = (history: readonly LifeEvent[]): StepEvent[] => {
  let last: StepId = 'proposal'
  return history.map((event) => {
    last = stepOf(event, last)
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
