import { sql } from 'kysely'
import { ListComplaints } from '@/domain/complaint/forms'
import { query } from '../api/procedure'
import { answeringSubject } from './answering-subject'
import { placeNameOn } from './place-name'
import { presentComplaint } from './present-complaint'

const PAGE = 30

/** Complaints that a township or county answers: those that wait by their term, those answered the newest first. */
export const listComplaints = query({
  action: 'complaint_answer',
  input: ListComplaints,
  subject: ({ db }, { placeId }) => answeringSubject(db, placeId),
  run: async ({ db, actor }, { placeId, state, after }) => {
    const afterDue = sql<boolean>`(c.due_on, c.id) > (
      select x.due_on, x.id from complaint x where x.place_id = ${placeId} and x.id = ${after ?? null})`
    const base = db
      .selectFrom('complaint as c')
      .selectAll('c')
      .select(placeNameOn(sql`c.village_id`, actor.on).as('village_name'))
      .where('c.place_id', '=', placeId)
      .where('c.state', '=', state)
      .limit(PAGE)
    const rows =
      state === 'asked'
        ? await base
            .$if(after !== undefined, (q) => q.where(afterDue))
            .orderBy('c.due_on')
            .orderBy('c.id')
            .execute()
        : await base
            .$if(after !== undefined, (q) => q.where('c.id', '<', after ?? ''))
            .orderBy('c.id', 'desc')
            .execute()
    return rows.map((row) => presentComplaint(row, actor.on))
  }
})
