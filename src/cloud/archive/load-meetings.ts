import type { Selectable } from 'kysely'
import type { ArchivedMeeting, ArchivedSignature } from '@/domain/archive/archive-record'
import type { MeetingStatus } from '@/domain/meeting/convening'
import { endOf } from '@/domain/meeting/sheet'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { materialFiles } from '../meeting/material-files'
import { peopleNames } from './people-names'

type Meeting = Selectable<Database['meeting']>
type Line = Selectable<Database['meeting_attendance']>
interface Of {
  readonly villageId: string
  readonly townshipId: string
  readonly decisionId: string
}

const signatureOf = (line: Line, end: Date, names: ReadonlyMap<string, string>): ArchivedSignature => ({
  name: names.get(line.member_id) ?? null,
  way: line.way,
  signedAt: line.signed_at,
  late: line.signed_at > end,
  proxy: line.proxy_holder_id && (names.get(line.proxy_holder_id) ?? null),
  reason: line.reason
})

const selectMeetings = (db: Db, { villageId, decisionId }: Of, closedAt: Date): Promise<Meeting[]> =>
  db
    .selectFrom('meeting')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('decision_id', '=', decisionId)
    .where('called_at', '<=', closedAt)
    .orderBy('id')
    .execute()

const selectLines = (db: Db, villageId: string, ids: readonly string[], closedAt: Date): Promise<Line[]> =>
  db
    .selectFrom('meeting_attendance')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('meeting_id', 'in', ids)
    .where('recorded_at', '<=', closedAt)
    .orderBy('id')
    .execute()

const selectTold = (db: Db, villageId: string, ids: readonly string[], closedAt: Date) =>
  db
    .selectFrom('meeting_told')
    .select(['meeting_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('village_id', '=', villageId)
    .where('meeting_id', 'in', ids)
    .where('at', '<=', closedAt)
    .groupBy('meeting_id')
    .execute()

/** Where each meeting stood at `closedAt`, by its events. */
const statuses = async (
  db: Db,
  villageId: string,
  ids: readonly string[],
  closedAt: Date
): Promise<ReadonlyMap<string, MeetingStatus>> => {
  const rows = await db
    .selectFrom('meeting_event')
    .select(['meeting_id', 'type'])
    .where('village_id', '=', villageId)
    .where('meeting_id', 'in', ids)
    .where('at', '<=', closedAt)
    .orderBy('id')
    .execute()
  return new Map(rows.flatMap((r) => (r.type === 'ended' ? [] : [[r.meeting_id, r.type] as const])))
}

/** The meetings that were called for a decision, with their sheets as they stood at `closedAt`. */
export const loadMeetings = async (db: Db, of: Of, closedAt: Date): Promise<ArchivedMeeting[]> => {
  const { villageId } = of
  const rows = await selectMeetings(db, of, closedAt)
  if (rows.length === 0) return []
  const ids = rows.map((m) => m.id)
  const lines = await selectLines(db, villageId, ids, closedAt)
  const told = await selectTold(db, villageId, ids, closedAt)
  const status = await statuses(db, villageId, ids, closedAt)
  const materials = await materialFiles(db, rows)
  const names = await peopleNames(db, of, [
    ...rows.flatMap((m) => [m.called_by, m.convener_id]),
    ...lines.flatMap((l) => [l.member_id, l.proxy_holder_id ?? []].flat())
  ])
  return rows.map((m) => ({
    ...{ id: m.id, kind: m.kind, mode: m.mode, plannedOn: m.planned_on, timeWords: m.time_words },
    ...{ place: m.place, agenda: m.agenda, material: m.material, urgentReason: m.urgent_reason },
    materialIds: materials.get(m.id) ?? [],
    ...{ noticedOn: m.noticed_on, calledAt: m.called_at, endedAt: m.ended_at },
    calledBy: names.get(m.called_by) ?? null,
    convener: names.get(m.convener_id) ?? null,
    status: status.get(m.id) ?? 'called',
    toldByHand: Number(told.find((t) => t.meeting_id === m.id)?.count ?? 0),
    sheet: lines
      .filter((l) => l.meeting_id === m.id)
      .map((l) => signatureOf(l, endOf({ plannedOn: m.planned_on, endedAt: m.ended_at }), names))
  }))
}
