import { ReadBatch } from '@/domain/claim/forms'
import { reviewFault } from '@/domain/claim/reviewers'
import { may } from '@/domain/role/may'
import type { Context } from '../api/context'
import { query } from '../api/procedure'
import { headOf } from '../points/seal'
import { countsOf } from './batch-counts'
import { type BatchEventRow, batchEvents, draftAnewIn, stopsOf } from './batch-notice'
import { batchSubject } from './batch-subject'
import type { BatchRow } from './load-batch'
import { type LoadedClaim, loadClaims, withScores } from './load-claims'
import { recheckersOf } from './look-again'
import { presentBatch, presentDraw, presentFormer, presentLook, presentStop } from './present-batch'
import { presentClaim } from './present-claim'
import { paperFor, rejectionsOf } from './read-paper'
import { reviewingAt } from './reviewers'
import { type BatchClaim, pageOf } from './select-batch-claims'

type Mine = Awaited<ReturnType<typeof reviewingAt>>

/** The draft that is to hang next, and how far it is. */
const draftOf = async ({ db }: Context, events: readonly BatchEventRow[]) => {
  const draft = draftAnewIn(events)
  if (draft === null) return null
  const { village_id, notice_id: noticeId } = draft
  const { state } = await db
    .selectFrom('notice')
    .select('state')
    .where('village_id', '=', village_id)
    .where('id', '=', noticeId)
    .executeTakeFirstOrThrow()
  return { noticeId, state }
}

/** Whether there is anything in a batch for this reviewer: for who stands in, only what the committee must leave. */
const hasToReview = async ({ db }: Context, batch: BatchRow, mine: Mine): Promise<boolean> => {
  if (mine.reviewing.first) return true
  const claims = await loadClaims(db, batch.village_id, { batchId: batch.id })
  const looked = await recheckersOf(db, batch.village_id, batch.id)
  return claims.some(
    ({ claim, row }) =>
      row.state === 'FIRST_SCORED' &&
      reviewFault(claim, mine.me, looked.get(row.id) ?? null, mine.reviewing) === null
  )
}

/**
 * One batch from inside, with names: its claims in the order of their ids, a hundred a page, which of them were drawn
 * and how that can be repeated, what was found, and what the caller can still do.
 */
export const readBatch = query({
  action: 'points_batch_read',
  input: ReadBatch,
  subject: batchSubject,
  run: async (ctx: Context, input, { batch, village }) => {
    const { villageId } = input
    const { rows, more } = await pageOf(ctx.db, batch, input)
    const loaded = await withScores(ctx.db, villageId, rows)
    const paper = await paperFor(ctx, villageId, loaded)
    const why = await rejectionsOf(ctx, villageId, loaded)
    const working = batch.state === 'REVIEWING' || batch.state === 'REVIEWED'
    const reviews = working && may(ctx.actor, 'points_review_line', village)
    const mine = reviews ? await reviewingAt(ctx, village) : null
    const fault = (c: LoadedClaim, looked: string | null) =>
      mine ? reviewFault(c.claim, mine.me, looked, mine.reviewing) : null
    const counts = await countsOf(ctx.db, villageId, [batch.id])
    const stop = (await stopsOf(ctx.db, villageId, [batch], ctx.now)).get(batch.id)
    const events = await batchEvents(ctx.db, batch)
    return {
      ...presentBatch(batch, counts[0], stop),
      stop: presentStop(stop, await draftOf(ctx, events)),
      formerNotices: events.filter((e) => e.type === 'hung_anew').map(presentFormer),
      draw: presentDraw(batch),
      reviewsRest: batch.state === 'REVIEWING' && mine !== null && (await hasToReview(ctx, batch, mine)),
      headNow: await headOf(ctx.db, villageId),
      claims: loaded.map((c, at) => {
        const row = rows[at] as BatchClaim
        const look = presentLook(row)
        const hangs = c.row.state !== 'FIRST_SCORED' && c.row.state !== 'VILLAGE_REVIEWED'
        const open = mine !== null && !hangs && look.recheck === null
        return {
          ...presentClaim(c, paper, why(c)),
          ...look,
          mayReview: open && fault(c, row.looked_id) === null,
          why: c.row.state === 'FIRST_SCORED' ? (fault(c, row.looked_id)?.message ?? null) : null
        }
      }),
      next: more ? (loaded.at(-1)?.row.id ?? null) : null
    }
  }
})
