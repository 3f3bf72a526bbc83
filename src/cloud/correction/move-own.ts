import { MoveOwnCorrection } from '@/domain/correction/forms'
import { mutation } from '../api/procedure'
import { recorderFor } from '../points/recorder'
import { findCorrection, moveCorrection } from './correction-row'
import { memberSubject } from './member-subject'
import { presentCorrectionState } from './present-correction'

/** Takes one's own correction back, or after a no asks the township to look, once. Refuses CORRECTION_NOT_NOW. */
export const moveOwn = mutation({
  action: 'correction_own',
  input: MoveOwnCorrection,
  subject: async ({ db }, { villageId, correctionId }) => {
    const row = await findCorrection(db, villageId, correctionId)
    const subject = row && (await memberSubject(db, villageId, row.member_id))
    return row && subject ? { ...subject, row } : null
  },
  run: async (ctx, { action }, subject) => {
    const by = recorderFor(ctx, 'correction_own', subject)
    return presentCorrectionState(await moveCorrection(ctx, subject.row, action, by, null))
  }
})
