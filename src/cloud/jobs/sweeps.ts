import type { Db } from '../db/pool'
import type { ContentCheck } from '../ports/content-check'
import type { FileStore } from '../ports/file-store'
import type { IncomingStore } from '../ports/incoming-store'
import type { MessageSender } from '../ports/message-sender'
import { adoptRulebooks } from './adopt-rulebooks'
import { archiveDecisions } from './archive-decisions'
import { askMediaAgain } from './ask-media-again'
import { awardHonours } from './award-honours'
import { bookBatches } from './book-batches'
import { checkWaiting } from './check-waiting'
import { deliverOutbox } from './deliver-outbox'
import { expirePoints } from './expire-points'
import { lapseDeductions } from './lapse-deductions'
import { makeCopies, sweepCopies } from './make-copies'
import { moveDecisions } from './move-decisions'
import { pushMessages } from './push-messages'
import { remindFollowers } from './remind-followers'
import { sealLedgers } from './seal-ledgers'
import { sweepDesks } from './sweep-desks'
import { sweepFiles } from './sweep-files'
import { sweepIncoming } from './sweep-incoming'
import { sweepRequests } from './sweep-requests'
import { sweepSessions } from './sweep-sessions'
import { warnObjections } from './warn-objections'
import { watchIssues } from './watch-issues'
import { watchNotices } from './watch-notices'
import { watchShop } from './watch-shop'

export interface JobDeps {
  readonly db: Db
  /** Opens the openid that a checker asks for. */
  readonly secret: Uint8Array
  readonly files: FileStore
  readonly incoming?: IncomingStore
  readonly content: ContentCheck
  /** Writes to people by WeChat; absent where nobody is written to. */
  readonly sender?: MessageSender
  /** Where the checker's server may fetch a file; absent where the deployment cannot be reached from outside. */
  readonly mediaLink?: (file: MediaFile) => string | null | Promise<string | null>
  readonly clock: () => Date
  /** The host's or the function's logger: it keeps what an error quotes out of the log. */
  readonly log: JobLog
}

export interface MediaFile {
  readonly villageId: string
  readonly fileId: string
  /** The checker believes what the store says it is. */
  readonly mime: string
}

export interface JobLog {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** One timed job; `run` answers what it did, as counts. */
export interface Sweep {
  readonly name: string
  /** Six fields, seconds first, Asia/Shanghai; each `*`, a number or `*` with a step: see `isDue`. */
  readonly at: string
  /** True where it only clears away what is old; nobody waits for that. */
  readonly clears?: true
  readonly run: (deps: JobDeps) => Promise<Record<string, number>>
}

/**
 * Every timed job, of the host and of the function `jobs`. Each is idempotent and may run in several processes at once.
 * A clock that is put forward runs them in this order: terms end, decisions move on that, and then people are told.
 */
export const sweeps: readonly Sweep[] = [
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
  { name: 'remindFollowers', at: '10 */15 * * * *', run: ({ db, clock }) => remindFollowers(db, clock()) },
  { name: 'watchShop', at: '50 */5 * * * *', run: ({ db, clock }) => watchShop(db, clock()) },
  { name: 'checkWaiting', at: '*/15 * * * * *', run: checkWaiting },
  { name: 'askMediaAgain', at: '5 * * * * *', run: askMediaAgain },
  { name: 'expirePoints', at: '50 7 * * * *', run: ({ db, clock }) => expirePoints(db, clock()) },
  {
    name: 'deliverOutbox',
    at: '*/5 * * * * *',
    run: ({ db, clock, sender }) => deliverOutbox(db, clock(), sender)
  },
  { name: 'pushMessages', at: '*/10 * * * * *', run: pushMessages },
  { name: 'makeCopies', at: '*/5 * * * * *', run: makeCopies },
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
    name: 'sweepCopies',
    at: '0 37 * * * *',
    clears: true,
    run: ({ db, files, clock }) => sweepCopies(db, files, clock())
  },
  { name: 'sweepIncoming', at: '0 27 * * * *', clears: true, run: sweepIncoming },
  {
    name: 'sweepRequests',
    at: '0 23 3 * * *',
    clears: true,
    run: ({ db, clock }) => sweepRequests(db, clock())
  },
  {
    name: 'sweepDesks',
    at: '0 47 * * * *',
    clears: true,
    run: ({ db, clock }) => sweepDesks(db, clock())
  },
  {
    name: 'sweepSessions',
    at: '0 41 3 * * *',
    clears: true,
    run: ({ db, clock }) => sweepSessions(db, clock())
  }
]
