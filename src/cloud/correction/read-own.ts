import { ReadOwnLine } from '@/domain/correction/forms'
import { query } from '../api/procedure'
import { villagesOf } from '../place/villages-of'
import { memberSubject } from './member-subject'
import { presentCorrection, presentOwnLine } from './present-correction'

const SHOWN = 20

/** One's own line of the roster and the last twenty corrections asked for, the newest first. */
export const readOwn = query({
  action: 'correction_own',
  input: ReadOwnLine,
  subject: ({ db }, { villageId, memberId }) => memberSubject(db, villageId, memberId),
  run: async ({ db }, { villageId, memberId }, { line }) => {
    const rows = await db
      .selectFrom('roster_correction')
      .selectAll()
      .where('village_id', 'in', await villagesOf(db, villageId))
      .where('member_id', '=', memberId)
      .orderBy('id', 'desc')
      .limit(SHOWN)
      .execute()
    return { line: presentOwnLine(line, line.householdNo), asked: rows.map(presentCorrection) }
  }
})
