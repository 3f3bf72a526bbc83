import { reviewerFault } from '@/domain/claim/claim'
import { ReadBatch } from '@/domain/claim/forms'
import { may } from '@/domain/role/may'
import type { Context } from '../api/context'
import { query } from '../api/procedure'
import { headOf } from '../points/seal'
import { countsOf } from './batch-counts'
import { batchSubject } from './batch-subject'
import { judging } from './judge'
import { type LoadedClaim, withScores } from './load-claims'
import { presentBatch, presentDraw, presentLook } from './present-batch'
import { presentClaim } from './present-claim'
import { paperFor, rejectionsOf } from './read-paper'
import { type BatchClaim, pageOf } from './select-batch-claims'

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
    const reviewing = working && may(ctx.actor, 'points_review', village)
    const me = reviewing ? await judging(ctx, 'points_review', village) : null
    const fault = (c: LoadedClaim) => (me ? reviewerFault(c.claim, me.judge, me.kin) : null)
    const counts = await countsOf(ctx.db, villageId, [batch.id])
    return {
      ...presentBatch(batch, counts[0]),
      draw: presentDraw(batch),
      headNow: await headOf(ctx.db, villageId),
      claims: loaded.map((c, at) => {
        const row = rows[at] as BatchClaim
        const look = presentLook(row)
        const hangs = c.row.state !== 'FIRST_SCORED' && c.row.state !== 'VILLAGE_REVIEWED'
        const open = me !== null && !hangs && look.recheck === null
        return {
          ...presentClaim(c, paper, why(c)),
          ...look,
          mayReview: open && fault(c) === null,
          why: c.row.state === 'FIRST_SCORED' ? (fault(c)?.message ?? null) : null
        }
      }),
      next: more ? (loaded.at(-1)?.row.id ?? null) : null
    }
  }
})
