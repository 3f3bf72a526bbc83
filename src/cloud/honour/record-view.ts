import { RecordView } from '@/domain/honour/forms'
import { stepNominee } from '@/domain/honour/nominee'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { recorderFor } from '../points/recorder'
import { contextAt } from './acting-here'
import { lockNominee, nomineeOf } from './load-honour'
import { presentNomineeState } from './present-honour'
import { saveNominee } from './save-honour'

/**
 * 院落评议: the host of the courtyard or the leader of the group writes down what was said there, and who was there;
 * each once. One who supports is enough for the panel. Refuses what `stepNominee` refuses, and VILLAGE_ENDED.
 */
export const recordView = mutation({
  action: 'honour_view',
  input: RecordView,
  subject: ({ db }, { villageId, nomineeId }) => lockNominee(db, villageId, nomineeId),
  run: async (ctx, { supports, words, present }, subject) => {
    const { db, now } = ctx
    const { row } = subject
    const by = recorderFor(ctx, 'honour_view', subject)
    const context = await contextAt(ctx, subject, by.id)
    const action = supports ? 'support' : 'doubt'
    const done = stepNominee(nomineeOf(row), action, { ...context, words, present })
    if (!done.ok) return deny(done.refusal)
    await db
      .insertInto('honour_view')
      .values({
        ...{ village_id: row.village_id, nominee_id: row.id, supports, words, present, at: now },
        ...{ by_id: by.id, by_name: by.name, by_role: by.role }
      })
      .execute()
    await saveNominee(db, row, action, done.value, { now, by })
    return presentNomineeState({ ...row, state: done.value.state })
  }
})
