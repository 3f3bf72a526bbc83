import { createHash } from 'node:crypto'
import type { Selectable, Transaction } from 'kysely'
import { canonicalJson, type Json } from '@/domain/notice/canonical-json'
import type { Notice, NoticeContent, NoticeEvent } from '@/domain/notice/notice'
import { signedHash } from '@/domain/notice/notice-steps'
import { isCovered } from '@/domain/notice/stopped'
import { placeRefusals } from '@/domain/place/place'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { holdVillage } from '../place/hold-village'
import { villageSubject } from '../place/subjects'

export type NoticeRow = Selectable<Database['notice']>
export type NoticeEventRow = Selectable<Database['notice_event']>

/** SHA-256 over the canonical JSON of a content, in hex: what the supervision committee signs. */
export const hashOf = (content: NoticeContent): string =>
  createHash('sha256')
    .update(canonicalJson(content as unknown as Json), 'utf8')
    .digest('hex')

/** A notice with its row and the rows of its history. */
export interface LoadedNotice {
  readonly row: NoticeRow
  readonly eventRows: readonly NoticeEventRow[]
  readonly notice: Notice
  /** The hash of the content as it is now. */
  readonly contentHash: string
  /** Whether it is still what was written down, and, once signed, what was signed. */
  readonly intact: boolean
}

// `drafted` says who began; the domain knows that from the notice itself.
export const noticeEventsOf = (rows: readonly NoticeEventRow[]): NoticeEvent[] =>
  rows
    .filter((row) => row.type !== 'drafted')
    .map((row) => ({ ...row.detail, type: row.type, at: row.at, by: row.actor_id }) as unknown as NoticeEvent)

const assemble = (row: NoticeRow, eventRows: readonly NoticeEventRow[]): LoadedNotice => {
  const notice = {
    id: row.id,
    content: row.content,
    drafterId: row.drafter_id,
    events: noticeEventsOf(eventRows)
  }
  const contentHash = hashOf(row.content)
  const signed = signedHash(notice)
  const intact = contentHash === row.content_hash && (signed === null || signed === contentHash)
  return { row, eventRows, notice, contentHash, intact }
}

/** Reads the lines of several notices of one village at once; answers those of each, in the order in which they happened. */
export const selectNoticeEvents = async (
  db: Db,
  villageId: string,
  notices: readonly { readonly id: string }[]
): Promise<(notice: { readonly id: string }) => NoticeEventRow[]> => {
  const rows = await db
    .selectFrom('notice_event')
    .selectAll()
    .where('village_id', '=', villageId)
    .where(
      'notice_id',
      'in',
      notices.map((notice) => notice.id)
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
  return ({ id }) => rows.filter((row) => row.notice_id === id)
}

/** The histories of several notices of one village, assembled with their rows, in the order of the rows. */
export const withEvents = async (db: Db, rows: readonly NoticeRow[]): Promise<LoadedNotice[]> => {
  const [first] = rows
  if (!first) return []
  const eventsOf = await selectNoticeEvents(db, first.village_id, rows)
  return rows.map((row) => assemble(row, eventsOf(row)))
}

/** One notice whole, or null. */
export const loadNotice = async (
  db: Db,
  villageId: string,
  noticeId: string,
  lock = false
): Promise<LoadedNotice | null> => {
  const row = await db
    .selectFrom('notice')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', noticeId)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst()
  return row ? ((await withEvents(db, [row]))[0] ?? null) : null
}

/**
 * A village that still is one, as the subject of a write, and that stays one until the transaction ends; before any
 * other lock. Refuses VILLAGE_ENDED.
 */
export const livingVillage = async (db: Transaction<Database>, villageId: string) => {
  await holdVillage(db, villageId)
  const village = await villageSubject(db, villageId)
  return village?.endedOn ? deny(placeRefusals.villageEnded) : village
}

/** The notice and its village as the subject of a write, the notice locked until the transaction ends. */
export const lockNotice = async (tx: Transaction<Database>, villageId: string, noticeId: string) => {
  const village = await livingVillage(tx, villageId)
  const loaded = village && (await loadNotice(tx, villageId, noticeId, true))
  return village && loaded ? { ...village, loaded } : null
}

/** Whether the supervision committee took it down because it shows personal data: then only offices may read it. */
export const wasCovered = ({ notice }: LoadedNotice): boolean => isCovered(notice)
