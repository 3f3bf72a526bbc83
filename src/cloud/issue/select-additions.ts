import { type RawBuilder, sql } from 'kysely'
import type { ContentLabel, MediaKept } from '@/domain/issue/content-check'
import type { Db } from '../db/pool'
import type { IssueKey } from './township-page'

/** The copy of a photo that the public gets, null where nothing on it is covered; `f` is the file, the matter is given. */
export const coverOf = (issueId: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql<string | null>`(select c.cover_id from issue_cover c where c.village_id = f.village_id
    and c.issue_id = ${issueId} and c.original_id = f.id order by c.id desc limit 1)`

/** The photos of some lines of matters' histories, each with its last covered copy. */
export const selectLinePhotos = async (
  db: Db,
  lines: readonly IssueKey[]
): Promise<{ event_id: string; file_id: string; cover_id: string | null }[]> => {
  if (lines.length === 0) return []
  return await db
    .selectFrom('file as f')
    .innerJoin('issue_event as e', (j) =>
      j.onRef('e.village_id', '=', 'f.village_id').onRef('e.id', '=', 'f.owner_id')
    )
    .select(['e.id as event_id', 'f.id as file_id', coverOf(sql`e.issue_id`).as('cover_id')])
    .where('f.village_id', 'in', [...new Set(lines.map((k) => k.village_id))])
    .where('f.owner_kind', '=', 'issue_line')
    .where(
      'f.owner_id',
      'in',
      lines.map((k) => k.id)
    )
    .orderBy('f.id')
    .execute()
}
export type LinePhoto = Awaited<ReturnType<typeof selectLinePhotos>>[number]

/** A photo of a matter, of its raiser or of a line of its history, that may be covered; covered copies are none. */
export const selectCoverable = (
  db: Db,
  of: { readonly villageId: string; readonly issueId: string; readonly fileId: string }
): Promise<{ cover_id: string | null } | undefined> =>
  db
    .selectFrom('file as f')
    .leftJoin('issue_event as e', (j) =>
      j.onRef('e.village_id', '=', 'f.village_id').onRef('e.id', '=', 'f.owner_id')
    )
    .select(coverOf(sql`${of.issueId}::uuid`).as('cover_id'))
    .where('f.village_id', '=', of.villageId)
    .where('f.id', '=', of.fileId)
    .where('f.kind', '=', 'photo')
    .where((w) =>
      w.or([
        w.and([w('f.owner_kind', '=', 'issue'), w('f.owner_id', '=', of.issueId)]),
        w.and([w('f.owner_kind', '=', 'issue_line'), w('e.issue_id', '=', of.issueId)])
      ])
    )
    .where(
      sql<boolean>`not exists (select from issue_cover c where c.village_id = f.village_id
        and c.issue_id = ${of.issueId} and c.cover_id = f.id)`
    )
    .executeTakeFirst()

export interface MediaRef extends MediaKept {
  readonly file_id: string
  readonly labels: readonly ContentLabel[]
}

/** What the machine said of some photos and sounds. */
export const selectMediaChecks = async (
  db: Db,
  files: readonly { readonly village_id: string; readonly file_id: string }[]
): Promise<MediaRef[]> => {
  if (files.length === 0) return []
  return await db
    .selectFrom('media_check')
    .select(['file_id', 'verdict', 'labels', 'trace', 'due_at'])
    .where('village_id', 'in', [...new Set(files.map((f) => f.village_id))])
    .where(
      'file_id',
      'in',
      files.map((f) => f.file_id)
    )
    .execute()
}

/** What waits, or waited, of one matter's lines. */
export const selectAdditions = (db: Db, villageId: string, issueId: string) =>
  db
    .selectFrom('issue_addition')
    .select(['id', 'moderation', 'words_wait'])
    .where('village_id', '=', villageId)
    .where('issue_id', '=', issueId)
    .execute()
export type AdditionRef = Awaited<ReturnType<typeof selectAdditions>>[number]

interface WithSound {
  readonly id: string
  readonly village_id: string
  readonly sound_id: string | null
}
interface Photo {
  readonly owner_id: string | null
  readonly file_id: string
}

const photosOf = (row: WithSound, photos: readonly Photo[]): string[] =>
  photos.filter((p) => p.owner_id === row.id).map((p) => p.file_id)

/** The photos and sounds of some matters. */
export const filesOf = (rows: readonly WithSound[], photos: readonly Photo[]) =>
  rows.flatMap((row) =>
    [...photosOf(row, photos), ...(row.sound_id ? [row.sound_id] : [])].map((file_id) => ({
      village_id: row.village_id,
      file_id
    }))
  )

/** Of what the machine said of many, what belongs to one matter. */
export const mediaOf = (row: WithSound, photos: readonly Photo[], media: readonly MediaRef[]): MediaRef[] => {
  const own = new Set([...photosOf(row, photos), row.sound_id])
  return media.filter((m) => own.has(m.file_id))
}
