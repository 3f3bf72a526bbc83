import { SendSheets } from '@/domain/inspection/forms'
import { mutation } from '../api/procedure'
import { holdVillage } from '../place/hold-village'
import { villageSubject } from '../place/subjects'
import { judgeSheets } from './judge-sheets'
import { keepSheets } from './keep-sheets'
import { inspectorOf, lockRound } from './load-round'
import { presentAnswers } from './present-round'

/**
 * Takes sheets from a phone: in any order, as often as they come, several inspectors at once; each is answered for
 * itself, and a bad one never fails its neighbours. A sheet that is known already is answered as kept. One that was
 * filled in before the round was closed and comes after it is kept as well (`late`) and does not count. Refuses
 * ROUND_NOT_INSPECTOR; of single sheets ROUND_CLOSED (filled in after the close), ROUND_HOUSEHOLD_UNKNOWN,
 * SHEET_ID_REUSED, FILE_NOT_YOURS, ROUND_SAME_HAND, ROUND_AGAIN_LEADER and what `checkSheet` refuses.
 */
export const sendSheets = mutation({
  action: 'round_inspect',
  input: SendSheets,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, roundId, inspectorId, sheets }) => {
    const inspector = await inspectorOf(ctx, villageId, roundId, inspectorId)
    await holdVillage(ctx.db, villageId)
    const round = await lockRound(ctx.db, villageId, roundId, 'shared')
    const judged = await judgeSheets(ctx, round, inspector, sheets)
    await keepSheets(
      ctx,
      round,
      inspector.holderId,
      judged.flatMap((j) => (j.keep ? [j.keep] : []))
    )
    return presentAnswers(judged)
  }
})
