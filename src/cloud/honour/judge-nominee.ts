import { JudgeNominee } from '@/domain/honour/forms'
import { stepNominee } from '@/domain/honour/nominee'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { recorderFor } from '../points/recorder'
import { contextAt } from './acting-here'
import { lockNominee, nomineeOf } from './load-honour'
import { presentNomineeState } from './present-honour'
import { saveNominee } from './save-honour'

/**
 * One of the panel judges a household: points of a hundred, or 1 for yes and 0 for no, with a reason; each once, and
 * nobody where they are at home, related, a rival, or took part before. Refuses what `stepNominee` refuses, and
 * VILLAGE_ENDED.
 */
export const judgeNominee = mutation({
  action: 'honour_judge',
  input: JudgeNominee,
  subject: ({ db }, { villageId, nomineeId }) => lockNominee(db, villageId, nomineeId),
  run: async (ctx, { points, words }, subject) => {
    const { db, now } = ctx
    const { row } = subject
    const by = recorderFor(ctx, 'honour_judge', subject)
    const context = await contextAt(ctx, subject, by.id)
    const done = stepNominee(nomineeOf(row), 'judge', { ...context, points, words })
    if (!done.ok) return deny(done.refusal)
    await db
      .insertInto('honour_judgment')
      .values({
        ...{ village_id: row.village_id, nominee_id: row.id, points, words, at: now },
        ...{ by_id: by.id, by_name: by.name, by_role: by.role }
      })
      .execute()
    await saveNominee(db, row, 'judge', done.value, { now, by })
    return presentNomineeState(row)
  }
})
