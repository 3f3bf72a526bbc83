import type { Selectable, Transaction } from 'kysely'
import type { Objection, ObjectionEvent } from '@/domain/objection/objection'
import { type ObjectionTerms, termsOfSubject } from '@/domain/objection/terms'
import { type Role, townshipRoles } from '@/domain/role/roles'
import type { LineOf } from '../claim/line-objection'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { livingVillage, loadNotice } from '../notice/load-notice'
import { packOfNotice } from '../notice/notice-subject'
import { type LoadedLine, loadLines } from './load-lines'

export type ObjectionRow = Selectable<Database['objection']>
export type ObjectionEventRow = Selectable<Database['objection_event']>
type NoticeRow = Pick<
  Selectable<Database['notice']>,
  'subject_kind' | 'subject_id' | 'state' | 'content' | 'drafted_at'
>

/** An objection with its rows, the terms it runs under and what its notice is called. */
export interface LoadedObjection {
  readonly row: ObjectionRow
  readonly eventRows: readonly ObjectionEventRow[]
  readonly objection: Objection
  readonly terms: ObjectionTerms
  readonly noticeTitle: string
  readonly noticeState: NoticeRow['state']
  /** What the notice is about; a decision's id where its kind says so. */
  readonly subjectId: string
  /** The line of a points notice that it is about. */
  readonly line: LoadedLine | null
}

// Staff of a township are on no village's roster: their id in history is not a member's.
const memberIdOf = (row: ObjectionEventRow): string | null =>
  townshipRoles.some((role) => role === row.actor_role) ? null : row.actor_id

const eventOf = (row: ObjectionEventRow): ObjectionEvent =>
  ({
    ...row.detail,
    type: row.type,
    at: row.at,
    by: row.actor_id === null ? null : { memberId: memberIdOf(row), role: row.actor_role as Role },
    from: row.from_state,
    to: row.to_state
  }) as unknown as ObjectionEvent

const assemble = (
  row: ObjectionRow,
  eventRows: readonly ObjectionEventRow[],
  notice: NoticeRow,
  line: LoadedLine | null
): LoadedObjection => ({
  row,
  eventRows,
  objection: {
    id: row.id,
    villageId: row.village_id,
    noticeId: row.notice_id,
    subject: notice.subject_kind,
    objectorId: row.objector_id,
    showName: row.show_name,
    ground: row.ground,
    words: row.words,
    state: row.state,
    events: eventRows.map(eventOf)
  },
  terms: termsOfSubject(packOfNotice(notice.content.terms.packId, notice.drafted_at), notice.subject_kind),
  noticeTitle: notice.content.title,
  noticeState: notice.state,
  subjectId: notice.subject_id,
  line
})

/** Objections of any villages, assembled with their histories and notices, in the order of the rows. */
export const assembleObjections = async (
  db: Db,
  rows: readonly ObjectionRow[]
): Promise<LoadedObjection[]> => {
  if (rows.length === 0) return []
  const villages = [...new Set(rows.map((row) => row.village_id))]
  const events = await db
    .selectFrom('objection_event')
    .selectAll()
    .where('village_id', 'in', villages)
    .where(
      'objection_id',
      'in',
      rows.map((row) => row.id)
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
  const notices = await db
    .selectFrom('notice')
    .select(['id', 'subject_kind', 'subject_id', 'state', 'content', 'drafted_at'])
    .where('village_id', 'in', villages)
    .where('id', 'in', [...new Set(rows.map((row) => row.notice_id))])
    .execute()
  const lines = await loadLines(db, rows)
  return rows.map((row) => {
    const notice = notices.find((n) => n.id === row.notice_id)
    if (!notice) throw new Error('an objection without its notice')
    return assemble(
      row,
      events.filter((e) => e.objection_id === row.id),
      notice,
      lines.get(row.id) ?? null
    )
  })
}

/** One objection whole, or null. */
export const loadObjection = async (
  db: Db,
  villageId: string,
  objectionId: string,
  lock = false
): Promise<LoadedObjection | null> => {
  const row = await db
    .selectFrom('objection')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', objectionId)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst()
  return row ? ((await assembleObjections(db, [row]))[0] ?? null) : null
}

/**
 * An objection, its notice and their village as the subject of a write. The notice is locked before the objection,
 * always: what ends an objection writes to both.
 */
export const lockObjection = async (tx: Transaction<Database>, villageId: string, objectionId: string) => {
  const village = await livingVillage(tx, villageId)
  const found = await tx
    .selectFrom('objection')
    .select('notice_id')
    .where('village_id', '=', villageId)
    .where('id', '=', objectionId)
    .executeTakeFirst()
  const notice = found ? await loadNotice(tx, villageId, found.notice_id, true) : null
  const loaded = notice && (await loadObjection(tx, villageId, objectionId, true))
  return village && notice && loaded ? { ...village, loaded, notice } : null
}
export type LockedObjection = NonNullable<Awaited<ReturnType<typeof lockObjection>>>

/** What the objection is against, as the decision asks for it. */
export const objectedOf = ({ loaded, notice: { row } }: LockedObjection) => ({
  villageId: row.village_id,
  subject: row.subject_kind,
  subjectId: row.subject_id,
  objectionId: loaded.objection.id
})

/** The line of a points notice that it is about; null where it is about the notice as a whole. */
export const lineOf = ({ loaded: { row }, notice }: LockedObjection): LineOf | null =>
  row.line_no === null
    ? null
    : {
        ...{ villageId: row.village_id, noticeId: row.notice_id },
        ...{ batchId: notice.row.subject_id, lineNo: row.line_no }
      }

/** The same as what belongs to whoever raised it. */
export const lockOwnObjection = async (tx: Transaction<Database>, villageId: string, objectionId: string) => {
  const locked = await lockObjection(tx, villageId, objectionId)
  return locked && { ...locked, memberId: locked.loaded.objection.objectorId }
}
