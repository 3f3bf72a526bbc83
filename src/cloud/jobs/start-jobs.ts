import { Cron } from 'croner'
import type { Db } from '../db/pool'
import type { ContentCheck } from '../ports/content-check'
import type { FileStore } from '../ports/file-store'
import { adoptRulebooks } from './adopt-rulebooks'
import { archiveDecisions } from './archive-decisions'
import { awardHonours } from './award-honours'
import { bookBatches } from './book-batches'
import { checkWaiting } from './check-waiting'
import { deliverOutbox } from './deliver-outbox'
import { expirePoints } from './expire-points'
import { lapseDeductions } from './lapse-deductions'
import { moveDecisions } from './move-decisions'
import { sealLedgers } from './seal-ledgers'
import { sweepFiles } from './sweep-files'
import { sweepRequests } from './sweep-requests'
import { sweepSessions } from './sweep-sessions'
import { warnObjections } from './warn-objections'
import { watchIssues } from './watch-issues'
import { watchNotices } from './watch-notices'
import { watchShop } from './watch-shop'

export interface JobDeps {
  readonly db: Db
  readonly files: FileStore
  readonly content: ContentCheck
  /** Where the checker's server may fetch a file; absent where the deployment cannot be reached from outside. */
  readonly mediaLink?: (file: { readonly villageId: string; readonly fileId: string }) => string | null
  readonly clock: () => Date
  /** The host's logger: it keeps what an error quotes out of the log. */
  readonly log: JobLog
}

export interface JobLog {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** One timed job: what it did, as counts. */
export interface Job {
  readonly name: string
  /** Six fields, seconds first, Asia/Shanghai. */
  readonly at: string
  /** True where it only clears away what is old; nobody waits for that. */
  readonly clears?: true
  readonly run: (deps: JobDeps) => Promise<Record<string, number>>
}

/**
 * Every timed job. Each is idempotent and may run in several processes at once. A clock that is put forward runs them
 * in this order: terms end, decisions move on that, and then people are told.
 */
export const jobs: readonly Job[] = [
  { name: 'watchIssues', at: '40 */5 * * * *', run: ({ db, clock }) => watchIssues(db, clock()) },
  // Terms end at midnight and receipts by the hour; the first look after either is five minutes late at most.
  { name: 'watchNotices', at: '20 */5 * * * *', run: ({ db, clock }) => watchNotices(db, clock()) },
  // The days to object to a month's points are over at midnight, like every other term.
  { name: 'bookBatches', at: '30 */5 * * * *', run: ({ db, clock }) => bookBatches(db, clock()) },
  { name: 'awardHonours', at: '35 */5 * * * *', run: ({ db, clock }) => awardHonours(db, clock()) },
  // After the watch, which writes that a term is over.
  { name: 'archiveDecisions', at: '40 */5 * * * *', run: archiveDecisions },
  { name: 'moveDecisions', at: '30 */5 * * * *', run: ({ db, clock }) => moveDecisions(db, clock()) },
  { name: 'lapseDeductions', at: '25 7 * * * *', run: ({ db, clock }) => lapseDeductions(db, clock()) },
  // After the decisions have moved: a rulebook takes effect by its resolution.
  { name: 'adoptRulebooks', at: '45 */5 * * * *', run: ({ db, clock }) => adoptRulebooks(db, clock()) },
  { name: 'warnObjections', at: '40 */15 * * * *', run: ({ db, clock }) => warnObjections(db, clock()) },
  { name: 'watchShop', at: '50 */5 * * * *', run: ({ db, clock }) => watchShop(db, clock()) },
  { name: 'checkWaiting', at: '*/15 * * * * *', run: checkWaiting },
  { name: 'expirePoints', at: '50 7 * * * *', run: ({ db, clock }) => expirePoints(db, clock()) },
  { name: 'deliverOutbox', at: '*/5 * * * * *', run: ({ db, clock }) => deliverOutbox(db, clock()) },
  // After all that books points.
  { name: 'sealLedgers', at: '*/5 * * * * *', run: ({ db, clock }) => sealLedgers(db, clock()) },
  {
    name: 'sealEveryLedger',
    at: '0 53 3 * * *',
    clears: true,
    run: ({ db, clock }) => sealLedgers(db, clock(), { all: true })
  },
  {
    name: 'sweepFiles',
    at: '0 17 * * * *',
    clears: true,
    run: ({ db, files, clock }) => sweepFiles(db, files, clock())
  },
  {
    name: 'sweepRequests',
    at: '0 23 3 * * *',
    clears: true,
    run: ({ db, clock }) => sweepRequests(db, clock())
  },
  {
    name: 'sweepSessions',
    at: '0 41 3 * * *',
    clears: true,
    run: ({ db, clock }) => sweepSessions(db, clock())
  }
]

/**
 * Runs the timed jobs until `stop()`, which waits for one that is running. A job that fails is logged and tried
 * again at its next time; one that is still running is not started twice by the same process.
 */
export const startJobs = (deps: JobDeps, list: readonly Job[] = jobs): { stop(): Promise<void> } => {
  const running = new Map<string, Promise<void>>()
  const tick = (job: Job): void => {
    if (running.has(job.name)) return
    running.set(
      job.name,
      runOnce(deps, job).finally(() => running.delete(job.name))
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

const runOnce = async (deps: JobDeps, job: Job): Promise<void> => {
  try {
    const counts = await job.run(deps)
    if (Object.values(counts).some((count) => count > 0))
      deps.log.info({ job: job.name, ...counts }, 'job done')
  } catch (error) {
    deps.log.error({ job: job.name, err: error }, 'job failed')
  }
}
