import { DeclareClaim } from '@/domain/claim/forms'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { livingVillage } from '../notice/load-notice'
import { attachToSheet } from './claim-sheet'
import { claimantFor } from './claimant'
import { presentDeclared } from './present-sheet'
import { recordMany } from './record-many'

/**
 * A household claims a deed under one item of the rulebook, or a near relative does for it. It books nothing: it waits
 * for scores. Refuses CLAIM_NOT_RELATIVE and, for its one line, what `recordMany` refuses.
 */
export const declareClaim = mutation({
  action: 'points_claim',
  input: DeclareClaim,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx: WriteContext, input) => {
    const { villageId, householdId, itemId, occurredOn, times } = input
    const by = await claimantFor(ctx, villageId, householdId)
    const { sheetId, lines } = await recordMany(ctx, {
      ...{ villageId, kind: 'claim', itemId, occurredOn, times, by, office: 'household' },
      note: input.note ?? null,
      hasPhotos: input.fileIds.length > 0,
      lines: [{ householdId, memberId: input.memberId ?? null, times: null }]
    })
    const [line] = lines
    if (line?.refusal) return deny(line.refusal)
    if (!line?.claimId || sheetId === null) throw new Error('a claim was neither written nor refused')
    await attachToSheet(ctx, { villageId, sheetId }, input.fileIds)
    return presentDeclared(sheetId, line.claimId, line.asked)
  }
})
