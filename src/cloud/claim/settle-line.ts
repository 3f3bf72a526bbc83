import { SettleLine } from '@/domain/claim/forms'
import { claimRefusals } from '@/domain/claim/refusals'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { lineOf, lockObjection } from '../objection/load-objection'
import { recorderFor } from '../points/recorder'
import { refuseOwnLine } from './line-judge'
import { settleLineOf } from './line-objection'
import { presentSettled } from './present-claim'

const markCarriedOut = async (
  tx: WriteContext['db'],
  objection: { readonly village_id: string; readonly id: string },
  now: Date
): Promise<void> => {
  await tx
    .updateTable('objection')
    .set({ carried_out_at: now })
    .where('village_id', '=', objection.village_id)
    .where('id', '=', objection.id)
    .execute()
}

/**
 * The supervision committee carries out what a township ordered, or a court ruled, about a line that is held back: it
 * stands, or its claims are corrected (0: taken back); once. Refuses BATCH_LINE_NOT_HELD, OBJECTION_RECUSED,
 * OBJECTION_CORRECTION_UNKNOWN, SCORE_OUT_OF_RANGE and POINTS_CAP_REACHED.
 */
export const settleLine = mutation({
  action: 'points_settle',
  input: SettleLine,
  subject: ({ db }, { villageId, objectionId }) => lockObjection(db, villageId, objectionId),
  run: async (ctx, { corrections, reason, objectionId }, subject) => {
    const line = lineOf(subject)
    const { objection, row } = subject.loaded
    const due = objection.state === 'VIOLATION' && row.carried_out_at === null
    if (!line || !due) return deny(claimRefusals.nothingToSettle)
    await refuseOwnLine(ctx, 'points_settle', subject, line)
    const by = recorderFor(ctx, 'points_settle', subject)
    await markCarriedOut(ctx.db, row, ctx.now)
    const settled = await settleLineOf(ctx, line, { objectionId, corrections, reason, by })
    if (!settled.held) deny(claimRefusals.nothingToSettle)
    return presentSettled(settled)
  }
})
