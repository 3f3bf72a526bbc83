import { ListCorrections } from '@/domain/correction/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentCorrectionDesk } from './present-correction'
import { afterDue, pageSize, selectCorrections } from './select-corrections'

/** The corrections of a village that wait for the committee, the earliest term first, 30 at a time. */
export const listCorrections = query({
  action: 'correction_decide',
  input: ListCorrections,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, persons }, { villageId, after }) => {
    const rows = await selectCorrections(db)
      .where('c.village_id', '=', villageId)
      .where('c.state', 'in', ['asked', 'returned'])
      .$if(after !== undefined, (q) => q.where(afterDue(villageId, after ?? '')))
      .orderBy('c.due_on')
      .orderBy('c.id')
      .limit(pageSize)
      .execute()
    return rows.map((row) =>
      presentCorrectionDesk({ ...row, own: persons.some((p) => p.holderId === row.member_id) })
    )
  }
})
