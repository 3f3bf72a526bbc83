import { ListPresent } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentPresent } from './present-session'

/** Which households were at a session, by their number; for the host of that courtyard and the village's committee. */
export const listPresent = query({
  action: 'issue_session',
  input: ListPresent,
  subject: async ({ db }, { villageId, sessionId }) => {
    const village = await villageSubject(db, villageId)
    const session = await db
      .selectFrom('issue_session as s')
      .leftJoin('courtyard as c', (j) =>
        j.onRef('c.village_id', '=', 's.village_id').onRef('c.id', '=', 's.courtyard_id')
      )
      .select(['s.courtyard_id', 's.eligible', 's.present', 'c.group_id'])
      .where('s.village_id', '=', villageId)
      .where('s.id', '=', sessionId)
      .executeTakeFirst()
    return village && session
      ? { ...village, courtyardId: session.courtyard_id, groupId: session.group_id, session }
      : null
  },
  run: async ({ db }, { villageId, sessionId }, { session }) => {
    const households = await db
      .selectFrom('issue_session_household as s')
      .innerJoin('household as h', (j) =>
        j.onRef('h.village_id', '=', 's.village_id').onRef('h.id', '=', 's.household_id')
      )
      .leftJoin('member as m', (j) =>
        j
          .onRef('m.village_id', '=', 'h.village_id')
          .onRef('m.household_id', '=', 'h.id')
          .on('m.relation', '=', 'head')
          .on('m.ended_on', 'is', null)
      )
      .select(['h.id', 'h.no', 'm.name as head_name'])
      .where('s.village_id', '=', villageId)
      .where('s.session_id', '=', sessionId)
      .orderBy('h.no')
      .execute()
    return presentPresent(session, households)
  }
})
