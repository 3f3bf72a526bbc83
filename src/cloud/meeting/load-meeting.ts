import type { Selectable, Transaction } from 'kysely'
import { calledRefusals } from '@/domain/meeting/called'
import { type JudgedSheet, judgeSheet, type SheetLine } from '@/domain/meeting/sheet'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import type { Database, MeetingTable } from '../db/schema'
import { countEligible } from '../decision/count-eligible'
import { livingVillage } from '../notice/load-notice'
import { villageSubject } from '../place/subjects'
import { type EntitledPerson, entitledPeople } from './entitled-people'

export type MeetingRow = Selectable<MeetingTable>

const rowOf = (db: Db, villageId: string, meetingId: string) =>
  db.selectFrom('meeting').selectAll().where('village_id', '=', villageId).where('id', '=', meetingId)

/** A meeting with its village as the subject of a read; null when there is none. */
export const meetingSubject = async (db: Db, villageId: string, meetingId: string) => {
  const village = await villageSubject(db, villageId)
  const row = await rowOf(db, villageId, meetingId).executeTakeFirst()
  return village && row ? { ...village, row } : null
}

/** The same for a write: the meeting's row is locked until the transaction ends. Refuses VILLAGE_ENDED. */
export const lockMeeting = async (db: Transaction<Database>, villageId: string, meetingId: string) => {
  const village = await livingVillage(db, villageId)
  const row = await rowOf(db, villageId, meetingId).forUpdate().executeTakeFirst()
  return village && row ? { ...village, row } : null
}

/** The list of a meeting with every line of its sheet, judged. */
export interface LoadedSheet extends JudgedSheet {
  readonly people: readonly EntitledPerson[]
  readonly lines: readonly SheetLine[]
}

const listOf = (row: MeetingRow) => ({
  villageId: row.village_id,
  kind: row.kind,
  mode: row.mode,
  groupId: row.group_id,
  on: row.planned_on
})

/** Who ought to come to a called meeting; null where the roster has no list. */
export const peopleOf = (db: Db, row: MeetingRow): Promise<EntitledPerson[] | null> =>
  entitledPeople(db, listOf(row))

/** The lines of the sheet in the order in which they were written. */
export const linesOf = async (db: Db, row: MeetingRow): Promise<SheetLine[]> => {
  const rows = await db
    .selectFrom('meeting_attendance')
    .select(['member_id', 'way', 'signed_at', 'proxy_holder_id'])
    .where('village_id', '=', row.village_id)
    .where('meeting_id', '=', row.id)
    .orderBy('id')
    .execute()
  return rows.map((r) => ({
    memberId: r.member_id,
    way: r.way,
    signedAt: r.signed_at,
    proxyHolderId: r.proxy_holder_id
  }))
}

/** The sign-in sheet of a meeting; null where the roster has no list of those entitled. */
export const loadSheet = async (db: Db, row: MeetingRow): Promise<LoadedSheet | null> => {
  const people = await peopleOf(db, row)
  if (people === null) return null
  const lines = await linesOf(db, row)
  const meeting = { kind: row.kind, mode: row.mode, plannedOn: row.planned_on, endedAt: row.ended_at }
  const womenKnown = people.every((p) => p.sex !== null)
  const judged = judgeSheet(meeting, people, lines, womenKnown)
  // A household without anybody on the roster still counts among those that ought to come.
  const counted = await countEligible(
    db,
    { villageId: row.village_id, on: row.planned_on },
    ...([row.kind, row.mode ?? undefined, row.group_id] as const)
  )
  const eligible = counted ? counted.eligible - judged.sums.leftOut : judged.sums.eligible
  return { ...judged, sums: { ...judged.sums, eligible }, people, lines }
}

/** The sheet, where there is one. Refuses MEETING_NO_LIST. */
export const needSheet = async (db: Db, row: MeetingRow): Promise<LoadedSheet> =>
  (await loadSheet(db, row)) ?? deny(calledRefusals.noList)

/** The meeting that is called for a decision and neither held nor cancelled, or null; `lock` keeps it so. */
export const calledFor = async (
  db: Db,
  villageId: string,
  decisionId: string,
  lock = false
): Promise<MeetingRow | null> => {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('decision_id', '=', decisionId)
    .where('status', '=', 'called')
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst()
  return row ?? null
}
