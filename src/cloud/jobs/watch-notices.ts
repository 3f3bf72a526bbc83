import type { Transaction } from 'kysely'
import { dayOf } from '@/domain/common/calendar'
import { noticeState } from '@/domain/notice/notice-state'
import { stepObjection } from '@/domain/objection/objection-steps'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { loadNotice, type NoticeRow } from '../notice/load-notice'
import { writeView } from '../notice/save-notice'
import { tellOffice } from '../notice/tell-office'
import { loadObjection } from '../objection/load-objection'
import { tellObjector, writeObjectionEvent, writeObjectionState } from '../objection/save-objection'
import { tellTownship } from '../objection/tell-township'
import { villageSubject } from '../place/subjects'
import { eachPart, eachRow } from './each-row'

type Tx = Transaction<Database>

// Hours are written by the hour and terms end at midnight: in between there is nothing new to be found.
const lookedBefore = (now: Date): Date => {
  const midnight = new Date(`${dayOf(now)}T00:00:00+08:00`)
  const hourAgo = new Date(now.getTime() - 60 * 60 * 1000)
  return midnight > hourAgo ? midnight : hourAgo
}

/**
 * Looks at every notice that hangs: writes its hours, closes windows and terms that have passed and tells the
 * drafter, once; and passes up to the township every objection whose term ran out. Each row is done in its own
 * transaction; one that somebody else is working on is left for the next time, and one that fails for the log.
 */
export const watchNotices = async (
  db: Db,
  now: Date
): Promise<{ windowsClosed: number; termsDone: number; passedUp: number }> => {
  const counts = { windowsClosed: 0, termsDone: 0, passedUp: 0 }
  const notices = async () => {
    const before = lookedBefore(now)
    await eachRow(await noticesToWatch(db, before), async (key) => {
      const told = await db.transaction().execute((tx) => lookAtNotice(tx, key, before, now))
      counts.windowsClosed += told.includes('notice_window_closed') ? 1 : 0
      counts.termsDone += told.includes('notice_term_done') ? 1 : 0
    })
  }
  const objections = async () =>
    eachRow(await objectionsLate(db, now), async (key) => {
      counts.passedUp += (await db.transaction().execute((tx) => passUp(tx, key, now))) ? 1 : 0
    })
  await eachPart([notices, objections])
  return counts
}

const noticesToWatch = (db: Db, before: Date) =>
  db
    .selectFrom('notice')
    .select(['village_id', 'id'])
    .where('state', 'in', ['up', 'window_open', 'window_closed', 'interrupted'])
    .where('looked_at', '<', before)
    .orderBy('looked_at')
    .execute()

const objectionsLate = (db: Db, now: Date) =>
  db
    .selectFrom('objection')
    .select(['village_id', 'id'])
    .where('due_at', '<=', now)
    .where('state', 'in', ['FILED', 'RECEIVED', 'ANSWERED'])
    .orderBy('due_at')
    .execute()

const lookAtNotice = async (
  tx: Tx,
  key: Pick<NoticeRow, 'village_id' | 'id'>,
  before: Date,
  now: Date
): Promise<string[]> => {
  const free = await tx
    .selectFrom('notice')
    .select('id')
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.id)
    .where('looked_at', '<', before)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const loaded = free && (await loadNotice(tx, key.village_id, key.id))
  if (!loaded) return []
  const { row } = loaded
  const view = noticeState(loaded.notice, now)
  await writeView(tx, row, view, now)
  const told = [
    ...(view.windowClosedAt !== null && row.window_closed_at === null ? ['notice_window_closed'] : []),
    ...(view.termDoneAt !== null && row.term_done_at === null ? ['notice_term_done'] : [])
  ]
  for (const kind of told) {
    await tx
      .insertInto('outbox')
      .values({
        place_id: row.village_id,
        id: newId(),
        kind,
        holder_id: row.drafter_id,
        payload: JSON.stringify({ noticeId: row.id }),
        at: now
      })
      .execute()
  }
  return told
}

const passUp = async (tx: Tx, key: { village_id: string; id: string }, now: Date): Promise<boolean> => {
  const free = await tx
    .selectFrom('objection')
    .select('id')
    .where('village_id', '=', key.village_id)
    .where('id', '=', key.id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const loaded = free && (await loadObjection(tx, key.village_id, key.id))
  if (!loaded) return false
  const action = { type: 'escalate' as const, by: null, reason: '超过期限没有办' }
  const done = stepObjection(loaded.objection, action, loaded.terms, now)
  // Answered or passed up since the list was read: there is nothing to do any more.
  if (!done.ok) return false
  await writeObjectionEvent(tx, done.value.next, done.value.event, null)
  await writeObjectionState(tx, done.value.next, loaded.terms, now)
  const { next } = done.value
  await tellObjector(tx, next, 'objection_escalated', now)
  const village = await villageSubject(tx, next.villageId)
  const ids = { objectionId: next.id, noticeId: next.noticeId }
  await tellOffice({ db: tx, now }, next.villageId, ['supervision_member'], 'objection_overdue', ids)
  await tellTownship({ db: tx, now }, village?.townshipId ?? null, next)
  return true
}
