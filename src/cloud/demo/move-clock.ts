import { MoveClock } from '@/domain/demo/demo'
import { common } from '@/domain/refusal/refusal'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { liveThrough } from '../jobs/live-through'
import { presentClock } from './present-clock'

/**
 * Puts the demo's clock forward by whole days and lets everything happen that falls due on the way. Anyone signed in
 * may do it: it is the demo's, and nobody is who they say they are there. NOT_FOUND wherever real people are.
 */
export const moveClock = mutation({
  action: 'move_demo_clock',
  input: MoveClock,
  subject: ({ deps }) => (deps.demo && deps.demoClock ? nowhere : null),
  run: async ({ deps, actor }, { requestId, days }) => {
    if (!deps.demoClock) return deny(common.notFound)
    if (!actor.accountId) return deny(common.notSignedIn)
    await deps.demoClock.forward(requestId, days, () => liveThrough(deps))
    return presentClock(deps.demoClock.now())
  }
})
