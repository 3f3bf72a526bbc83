import type { ApiDeps } from '../api/context'
import { type Sweep, sweeps } from './sweeps'

const silent = { info: () => undefined, error: () => undefined }

/**
 * Runs once, in their order, all the timed jobs that do what falls due: for a clock that was put forward. What only
 * clears away is left to its own hour. A job that fails ends it: the clock must not go on over something undone.
 */
export const liveThrough = async (
  deps: Pick<ApiDeps, 'db' | 'secret' | 'files' | 'content' | 'clock' | 'sender'>,
  list: readonly Sweep[] = sweeps
): Promise<void> => {
  const { db, secret, files, content, clock, sender } = deps
  const own = { db, secret, files, content, clock, log: silent, ...(sender ? { sender } : {}) }
  for (const job of list) {
    if (!job.clears) await job.run(own)
  }
}
