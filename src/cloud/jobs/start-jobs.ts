import { Cron } from 'croner'
import { runSweep } from './run-sweep'
import { type JobDeps, type Sweep, sweeps } from './sweeps'

/**
 * Runs the timed jobs until `stop()`, which waits for one that is running. A job that fails is logged and tried
 * again at its next time; one that is still running is not started twice by the same process.
 */
export const startJobs = (deps: JobDeps, list: readonly Sweep[] = sweeps): { stop(): Promise<void> } => {
  const running = new Map<string, Promise<boolean>>()
  const tick = (job: Sweep): void => {
    if (running.has(job.name)) return
    running.set(
      job.name,
      runSweep(deps, job).finally(() => running.delete(job.name))
    )
  }
  const timers = list.map((job) => new Cron(job.at, { timezone: 'Asia/Shanghai' }, () => tick(job)))
  return {
    async stop() {
      for (const timer of timers) timer.stop()
      await Promise.all(running.values())
    }
  }
}
