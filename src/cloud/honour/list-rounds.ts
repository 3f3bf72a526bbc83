import { ListRounds } from '@/domain/honour/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentRound } from './present-honour'

const PAGE = 20

/** The village's rounds, the newest first. */
export const listRounds = query({
  action: 'honour_read',
  input: ListRounds,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db }, { villageId, before }) => {
    const rows = await db
      .selectFrom('honour_round')
      .selectAll()
      .where('village_id', '=', villageId)
      .$if(before !== undefined, (q) => q.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(PAGE)
      .execute()
    return { rounds: rows.map(presentRound), next: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null) }
  }
})
