import { DecideCorrection } from '@/domain/correction/forms'
import { correctionRefusals } from '@/domain/correction/names'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { lockHolder } from '../binding/move-binding'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { changeLine } from './change-line'
import { lockCorrection, moveCorrection, tellMember } from './correction-row'
import { presentCorrectionState } from './present-correction'

/**
 * The committee accepts a correction, which changes the roster by the same press, or refuses it with a reason. Refuses
 * CORRECTION_OWN, CORRECTION_REASON_NEEDED, CORRECTION_MEMBER_LEFT and CORRECTION_NOT_NOW.
 */
export const decideCorrection = mutation({
  action: 'correction_decide',
  input: DecideCorrection,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, correctionId, action, reason }, subject) => {
    const row = await lockCorrection(ctx.db, villageId, correctionId)
    if (ctx.persons.some((p) => p.holderId === row.member_id)) return deny(correctionRefusals.own)
    if (action === 'refuse' && reason === undefined) return deny(correctionRefusals.reasonNeeded)
    const isThere = await lockHolder(ctx.db, villageId, row.member_id, 'member')
    if (action === 'accept' && !isThere) return deny(correctionRefusals.memberLeft)
    const by = recorderFor(ctx, 'correction_decide', subject)
    const moved = await moveCorrection(ctx, row, action, by, reason ?? null)
    if (action === 'accept') await changeLine(ctx.db, row, ctx.now)
    await tellMember(ctx, moved, action === 'accept' ? 'correction_done' : 'correction_refused')
    return presentCorrectionState(moved)
  }
})
