import { t } from '../api/trpc'
import { askReconsideration } from './ask-reconsideration'
import { askReversal } from './ask-reversal'
import { decideReversal } from './decide-reversal'
import { declareClaim } from './declare-claim'
import { draftBatchAnew } from './draft-batch-anew'
import { draftBatchNotice } from './draft-batch-notice'
import { foreseeClaim } from './foresee-claim'
import { listBatches } from './list-batches'
import { listOwnClaims } from './list-own-claims'
import { listRecorded } from './list-recorded'
import { listReversals } from './list-reversals'
import { listToScore } from './list-to-score'
import { openBatch } from './open-batch'
import { previewNotice } from './preview-notice'
import { readPublicBatch } from './public-batch'
import { readBatch } from './read-batch'
import { readClaim } from './read-claim'
import { readSheet } from './read-sheet'
import { readWaiting } from './read-waiting'
import { recheckClaim } from './recheck-claim'
import { recordClaims } from './record-claims'
import { reviewBatch } from './review-batch'
import { scoreClaim } from './score-claim'
import { scoreSheet } from './score-sheet'
import { settleLine } from './settle-line'
import { withdrawClaim } from './withdraw-claim'

export const claimRouter = t.router({
  foresee: foreseeClaim,
  declare: declareClaim,
  record: recordClaims,
  withdraw: withdrawClaim,
  mine: listOwnClaims,
  recorded: listRecorded,
  read: readClaim,
  toScore: listToScore,
  readSheet,
  score: scoreClaim,
  scoreSheet,
  askReconsideration,
  waiting: readWaiting,
  listBatches,
  openBatch,
  readBatch,
  recheck: recheckClaim,
  reviewBatch,
  previewNotice,
  draftNotice: draftBatchNotice,
  draftAnew: draftBatchAnew,
  publicBatch: readPublicBatch,
  settleLine,
  askReversal,
  listReversals,
  decideReversal
})
