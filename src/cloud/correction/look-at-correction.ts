import { LookAtCorrection } from '@/domain/correction/forms'
import { mutation } from '../api/procedure'
import { tellOffice } from '../notice/tell-office'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { lockCorrection, moveCorrection, tellMember } from './correction-row'
import { presentCorrectionState } from './present-correction'

/**
 * The township has looked at a refused correction: nothing is to be changed, or the committee checks once more, with a
 * reason either way. It changes no roster. Refuses CORRECTION_NOT_NOW.
 */
export const lookAtCorrection = mutation({
  action: 'correction_look',
  input: LookAtCorrection,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, correctionId, action, reason }, subject) => {
    const row = await lockCorrection(ctx.db, villageId, correctionId)
    const by = recorderFor(ctx, 'correction_look', subject)
    const moved = await moveCorrection(ctx, row, action, by, reason)
    await tellMember(ctx, moved, 'correction_looked_at')
    if (action === 'return') await tellOffice(ctx, villageId, ['committee_member'], 'correction_asked', {})
    return presentCorrectionState(moved)
  }
})
