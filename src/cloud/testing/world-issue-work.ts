import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { WorldPlace } from './world-places'

/** What was done about the matter that the village reads: a line with photos that were let through, and a session. */
export const workOn = async (
  db: Db,
  at: WorldPlace,
  issueId: string,
  now: Date
): Promise<{ additionId: string; sessionId: string }> => {
  const village_id = at.villageId
  const [additionId, sessionId] = [newId(), newId()]
  const host = at.holders.courtyard_host
  await db
    .insertInto('issue_event')
    .values({
      ...{ village_id, id: additionId, issue_id: issueId, at: now, kind: 'progress' },
      ...{ to_state: 'REPORTED', actor_role: 'courtyard_host', actor_id: host.id, actor_name: host.name }
    })
    .execute()
  await db
    .insertInto('issue_addition')
    .values({
      ...{ village_id, id: additionId, issue_id: issueId, moderation: 'shown', words_wait: false },
      ...{ machine_check: null, checked_at: now }
    })
    .execute()
  await db
    .insertInto('issue_session')
    .values({
      ...{ village_id, id: sessionId, courtyard_id: at.courtyards[0]?.id ?? null, held_on: '2026-11-20' },
      ...{
        host_id: host.id,
        host_name: host.name,
        eligible: 2,
        present: 1,
        minutes: '说了水井边的路',
        at: now
      }
    })
    .execute()
  await db
    .insertInto('issue_session_household')
    .values({ village_id, session_id: sessionId, household_id: at.households[0].id })
    .execute()
  return { additionId, sessionId }
}
