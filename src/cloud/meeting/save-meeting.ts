import type { Transaction } from 'kysely'
import type { MeetingStatus } from '@/domain/meeting/convening'
import { endRecorded } from '@/domain/meeting/sheet'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import type { MeetingRow } from './load-meeting'

type Tx = Transaction<Database>

/** Adds a line to a meeting's history. */
export const writeMeetingEvent = async (
  db: Tx,
  meeting: Pick<MeetingRow, 'village_id' | 'id'>,
  event: {
    readonly at: Date
    readonly type: MeetingStatus | 'ended'
    readonly actorId: string
    readonly detail?: Readonly<Record<string, unknown>>
  }
): Promise<void> => {
  await db
    .insertInto('meeting_event')
    .values({
      village_id: meeting.village_id,
      id: newId(),
      meeting_id: meeting.id,
      at: event.at,
      type: event.type,
      actor_id: event.actorId,
      detail: JSON.stringify(event.detail ?? {})
    })
    .execute()
}

/** Moves a meeting to where it stands now, with its line of history. The caller holds the lock on its row. */
export const moveMeeting = async (
  db: Tx,
  meeting: MeetingRow,
  to: {
    readonly at: Date
    readonly status: Exclude<MeetingStatus, 'called'>
    readonly actorId: string
    readonly detail?: Readonly<Record<string, unknown>>
  }
): Promise<void> => {
  await db
    .updateTable('meeting')
    .set({
      status: to.status,
      // What was held is over at the latest when its result is entered.
      ...(to.status === 'held' || to.status === 'adjourned'
        ? { ended_at: meeting.ended_at ?? endRecorded(meeting.planned_on, to.at) }
        : {})
    })
    .where('village_id', '=', meeting.village_id)
    .where('id', '=', meeting.id)
    .execute()
  await writeMeetingEvent(db, meeting, { ...to, type: to.status })
}
