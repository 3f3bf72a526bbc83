import type { Outputs } from '@/client/api/client'
import type { PathEvent, PathStep } from '@/domain/picture/decision-path'

export type Whole = Outputs['decision']['read']

/** What a drawing tells of a decision: its six steps, and everything that happened at them in the order of time. */
export const pathOf = (
  whole: Whole
): { readonly steps: readonly PathStep[]; readonly events: readonly PathEvent[] } => ({
  steps: whole.stepViews,
  // Ids grow with time, also within a day.
  events: whole.stepViews
    .flatMap((step) => step.events)
    .sort((a, b) => (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0))
})
