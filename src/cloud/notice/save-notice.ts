import type { Insertable, Transaction } from 'kysely'
import type { Notice, NoticeContent, NoticeEvent } from '@/domain/notice/notice'
import { type NoticeView, noticeState } from '@/domain/notice/notice-state'
import { type NoticeAction, stepNotice } from '@/domain/notice/notice-steps'
import type { Role } from '@/domain/role/roles'
import type { WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { hashOf, type LoadedNotice, type NoticeRow } from './load-notice'

/** The person and the office under which something is done, as history names them. */
export interface By {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** A line of a notice's history as its row. */
export const noticeEventRow = (
  of: { readonly id: string; readonly villageId: string; readonly noticeId: string },
  event: { readonly type: string; readonly at: Date },
  by: By | null
): Insertable<Database['notice_event']> => {
  const { type, at, ...rest } = event
  // Who it was has columns of its own.
  const detail = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'by'))
  return {
    village_id: of.villageId,
    id: of.id,
    notice_id: of.noticeId,
    at,
    type,
    actor_id: by?.id ?? null,
    actor_name: by?.name ?? null,
    actor_role: by?.role ?? null,
    detail: JSON.stringify(detail)
  }
}

const writeEvent = async (
  tx: Transaction<Database>,
  of: { readonly villageId: string; readonly noticeId: string },
  event: { readonly type: string; readonly at: Date },
  by: By | null
): Promise<void> => {
  await tx
    .insertInto('notice_event')
    .values(noticeEventRow({ id: newId(), ...of }, event, by))
    .execute()
}

/** The columns that say how a notice stands. */
export const viewColumns = (view: NoticeView, now: Date) => ({
  state: view.state,
  window_closed_at: view.windowClosedAt,
  term_done_at: view.termDoneAt,
  hours_up: view.up.hours,
  looked_at: now
})

/** Writes how a notice stands: what can be worked out again from its events, kept for lists and the sweep. */
export const writeView = async (
  tx: Transaction<Database>,
  row: Pick<NoticeRow, 'village_id' | 'id'>,
  view: NoticeView,
  now: Date
): Promise<void> => {
  await tx
    .updateTable('notice')
    .set(viewColumns(view, now))
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
}

/** A frozen content as its row, before anything has happened to it. */
export const noticeRow = (
  content: NoticeContent,
  drafted: { readonly noticeId: string; readonly drafterId: string; readonly at: Date }
): Insertable<Database['notice']> & { readonly content_hash: string } => ({
  village_id: content.villageId,
  id: drafted.noticeId,
  subject_kind: content.subject,
  subject_id: content.subjectId,
  content: JSON.stringify(content),
  content_hash: hashOf(content),
  required_days: content.terms.requiredDays,
  window_days: content.terms.windowDays,
  drafter_id: drafted.drafterId,
  drafted_at: drafted.at,
  corrects: content.corrects?.noticeId ?? null,
  state: 'draft',
  looked_at: drafted.at
})

/** Freezes a content: the row, its hash and the first line of its history. Answers what was written. */
export const insertNotice = async (
  ctx: Pick<WriteContext, 'db' | 'now'>,
  content: NoticeContent,
  by: By,
  noticeId = newId()
): Promise<{ noticeId: string; contentHash: string }> => {
  const row = noticeRow(content, { noticeId, drafterId: by.id, at: ctx.now })
  await ctx.db.insertInto('notice').values(row).execute()
  const drafted = { type: 'drafted', at: ctx.now }
  await writeEvent(ctx.db, { villageId: content.villageId, noticeId }, drafted, by)
  return { noticeId, contentHash: row.content_hash }
}

/** Writes one event that the domain has accepted, and how the notice stands after it. */
export const writeStep = async (
  tx: Transaction<Database>,
  row: Pick<NoticeRow, 'village_id' | 'id'>,
  done: { readonly next: Notice; readonly event: NoticeEvent; readonly view: NoticeView },
  by: By | null
): Promise<void> => {
  await writeEvent(tx, { villageId: row.village_id, noticeId: row.id }, done.event, by)
  await writeView(tx, row, done.view, done.event.at)
}

/**
 * Decides one action on a locked notice and writes it: event, state and clocks, in the caller's transaction. Throws
 * RefusalError with the domain's refusals.
 */
export const actOnNotice = async (
  ctx: Pick<WriteContext, 'db' | 'now'>,
  loaded: LoadedNotice,
  action: NoticeAction,
  by: By | null
): Promise<{ next: Notice; view: NoticeView }> => {
  const done = stepNotice(loaded.notice, action, ctx.now)
  if (!done.ok) return deny(done.refusal)
  await writeStep(ctx.db, loaded.row, done.value, by)
  return done.value
}

/** How a notice that was loaded stands at `now`. */
export const viewOf = (loaded: LoadedNotice, now: Date): NoticeView => noticeState(loaded.notice, now)
