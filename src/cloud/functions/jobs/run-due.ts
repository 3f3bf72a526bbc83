import { isDue } from '../../jobs/is-due'
import { runSweep } from '../../jobs/run-sweep'
import type { JobDeps, Sweep } from '../../jobs/sweeps'

/** The timer's minute, and a little more than its delays. */
const FIRST_WINDOW_MS = 65_000

export interface Ran {
  readonly done: readonly string[]
  readonly failed: readonly string[]
  /** Due, but not begun in the time there was: due again at the next call. */
  readonly left: readonly string[]
}

/**
 * Runs what fell due since this instance last ran it, until `budgetMs` are over; begun work is finished. Where to begin
 * goes round with the minutes, so that one sweep with much to do cannot for ever keep the others from their turn, not
 * even across instances that know nothing of each other. Sweeps are idempotent, so what another instance did as well
 * does no harm.
 */
export const dueRunner = (list: readonly Sweep[], budgetMs: number) => {
  /** Until when each was seen to. */
  const seenTo = new Map<string, Date>()
  return async (deps: JobDeps, clock: () => number): Promise<Ran> => {
    const began = clock()
    const to = new Date(began)
    const due = list.filter(({ name, at }) => {
      const from = seenTo.get(name) ?? new Date(began - FIRST_WINDOW_MS)
      const isNow = isDue(at, from, to)
      seenTo.set(name, isNow ? from : to)
      return isNow
    })
    const turn = Math.floor(began / 60_000) % Math.max(1, due.length)
    const ran = { done: [] as string[], failed: [] as string[], left: [] as string[] }
    for (const sweep of [...due.slice(turn), ...due.slice(0, turn)]) {
      if (clock() - began >= budgetMs) {
        ran.left.push(sweep.name)
        continue
      }
      seenTo.set(sweep.name, to)
      ran[(await runSweep(deps, sweep)) ? 'done' : 'failed'].push(sweep.name)
    }
    return ran
  }
}
