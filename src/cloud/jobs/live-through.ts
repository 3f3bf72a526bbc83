import type { ApiDeps } from '../api/context'
import { type Job, jobs } from './start-jobs'

const silent = { info: () => undefined, error: () => undefined }

/**
 * Runs once, in their order, all the timed jobs that do what falls due: for a clock that was put forward. What only
 * clears away is left to its own hour. A job that fails ends it: the clock must not go on over something undone.
 */
export const liveThrough = async (
  { db, files, content, clock }: Pick<ApiDeps, 'db' | 'files' | 'content' | 'clock'>,
  list: readonly Job[] = jobs
): Promise<void> => {
  for (const job of list) {
    if (!job.clears) await job.run({ db, files, content, clock, log: silent })
  }
}
