import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import { mostLines, mostPhotos, mostTimes } from './names'

const village = { requestId: RequestId, villageId: Id }
const about = { ...village, claimId: Id }

const Times = z
  .int({ error: '次数要填整数。' })
  .check(
    z.minimum(1, { error: '次数至少是1。' }),
    z.maximum(mostTimes, { error: `一次最多记${mostTimes}次，请分开记。` })
  )
const Points = z
  .int({ error: '分数要填整数。' })
  .check(z.minimum(0, { error: '分数不能小于0。' }), z.maximum(100_000, { error: '分数太大了，请核对。' }))
const FileIds = z.array(Id).check(z.maxLength(mostPhotos, { error: `照片最多${mostPhotos}张。` }))
const Reason = z.optional(text('原因', 2, 200))

const deed = {
  itemId: Id,
  /** How many units of the item: two days of work are two. */
  times: Times,
  occurredOn: Day,
  note: z.optional(text('说明', 1, 200)),
  fileIds: FileIds
}

export const DeclareClaim = z.object({ ...village, householdId: Id, memberId: z.optional(Id), ...deed })
export const ForeseeClaim = z.object({
  villageId: Id,
  householdId: Id,
  memberId: z.optional(Id),
  itemId: Id,
  occurredOn: Day
})
export const RecordClaims = z.object({
  ...village,
  ...deed,
  lines: z
    .array(z.object({ householdId: Id, memberId: z.optional(Id), times: z.optional(Times) }))
    .check(
      z.minLength(1, { error: '请至少勾选一户。' }),
      z.maxLength(mostLines, { error: `一张记录最多${mostLines}户，请分成几张。` })
    )
})
export const WithdrawClaim = z.object(about)
export const ListOwnClaims = z.object({ villageId: Id, before: z.optional(Id) })
export const ReadClaim = z.object({ villageId: Id, claimId: Id })
export const ListToScore = z.object({ villageId: Id, after: z.optional(Id) })
export const ReadSheet = z.object({ villageId: Id, sheetId: Id })
export const ScoreClaim = z.object({ ...about, points: Points, reason: Reason })
export const ScoreSheet = z.object({
  ...village,
  sheetId: Id,
  exceptions: z
    .array(z.object({ claimId: Id, points: z.nullable(Points), reason: Reason }))
    .check(z.maxLength(mostLines))
})
export const AskReconsideration = z.object({ ...about, words: text('申请复议的理由', 4, 500) })

export const OfVillage = z.object({ villageId: Id })
export const ListBatches = z.object({ villageId: Id, before: z.optional(Id) })
export const OpenBatch = z.object(village)
export const ReadBatch = z.object({
  villageId: Id,
  batchId: Id,
  after: z.optional(Id),
  only: z.optional(z.enum(['drawn', 'open']))
})
export const AboutBatch = z.object({ villageId: Id, batchId: Id })
export const RecheckClaim = z.object({ ...about, points: Points, reason: Reason })
export const ReviewBatch = z.object({ ...village, batchId: Id })
export const DraftBatchNotice = z.object({ ...village, batchId: Id })
export const DraftBatchAnew = z.object({
  ...village,
  batchId: Id,
  /** Everybody reads it on the notice. */
  reason: text('为什么重新公示', 4, 200)
})

/** What the claims of a household are to be worth after an objection; 0: not let through. */
export const Corrections = z
  .array(z.object({ claimId: Id, points: Points }))
  .check(z.maxLength(100, { error: '一次最多更正100条。' }))
export const SettleLine = z.object({
  ...village,
  objectionId: Id,
  corrections: Corrections,
  reason: text('理由', 4, 500)
})

export const AskReversal = z.object({ ...village, entryId: Id, reason: text('冲销原因', 4, 200) })
export const ListReversals = z.object({ villageId: Id, before: z.optional(Id) })
export const DecideReversal = z
  .object({ ...village, reversalId: Id, agree: z.boolean(), words: z.optional(text('意见', 2, 200)) })
  .check(
    z.refine((form) => form.agree || form.words !== undefined, {
      error: '不同意冲销的，请写明原因。',
      path: ['words']
    })
  )
