import type { JobDeps, Sweep } from './sweeps'

/**
 * Runs one sweep and writes into the log what it did, where it did anything. One that fails is logged and keeps nothing
 * else from running: it is tried again at its next time. Answers whether it went well.
 */
export const runSweep = async (deps: JobDeps, job: Sweep): Promise<boolean> => {
  try {
    const counts = await job.run(deps)
    if (Object.values(counts).some((count) => count > 0))
      deps.log.info({ job: job.name, ...counts }, 'job done')
    return true
  } catch (error) {
    deps.log.error({ job: job.name, err: error }, 'job failed')
    return false
  }
}
