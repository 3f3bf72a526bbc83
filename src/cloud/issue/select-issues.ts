import { sql } from 'kysely'
import type { Db } from '../db/pool'
import { coverOf, selectAdditions, selectLinePhotos } from './select-additions'

/** A page of matters in a list. */
export const pageSize = 20

/** Matters with what a card needs: the group's name and the number of photos, in one query. */
export const selectCards = (db: Db) =>
  db
    .selectFrom('issue as i')
    .leftJoin('village_group as g', (j) =>
      j.onRef('g.village_id', '=', 'i.village_id').onRef('g.id', '=', 'i.group_id')
    )
    .selectAll('i')
    .select([
      'g.name as group_name',
      sql<number>`(select count(*)::int from file f
        where f.village_id = i.village_id and f.owner_kind = 'issue' and f.owner_id = i.id and f.kind = 'photo'
          and not exists (select from issue_cover c where c.village_id = f.village_id and c.issue_id = i.id
            and c.cover_id = f.id))`.as('photos')
    ])

/** The photos of matters as they were taken, each with its last covered copy; the copies are no photos of their own. */
export const selectPhotos = async (
  db: Db,
  of: readonly { readonly village_id: string; readonly id: string }[]
): Promise<{ owner_id: string | null; file_id: string; cover_id: string | null }[]> => {
  if (of.length === 0) return []
  return await db
    .selectFrom('file as f')
    .select(['f.owner_id', 'f.id as file_id', coverOf(sql`f.owner_id`).as('cover_id')])
    .where('f.village_id', 'in', [...new Set(of.map((k) => k.village_id))])
    .where('f.owner_kind', '=', 'issue')
    .where(
      'f.owner_id',
      'in',
      of.map((k) => k.id)
    )
    .where('f.kind', '=', 'photo')
    .where(
      sql<boolean>`not exists (select from issue_cover c where c.village_id = f.village_id and c.issue_id = f.owner_id
        and c.cover_id = f.id)`
    )
    .orderBy('f.id')
    .execute()
}

export interface AppealRef {
  readonly issue_id: string
  readonly kind: string
  readonly reason: string | null
}

/** Of matters appealed against: why each was hidden, and what its raiser says to that, in the order it happened. */
export const selectAppeals = async (
  db: Db,
  of: readonly { readonly village_id: string; readonly id: string }[]
): Promise<AppealRef[]> => {
  if (of.length === 0) return []
  return await db
    .selectFrom('issue_event')
    .select(['issue_id', 'kind', 'reason'])
    .where('village_id', 'in', [...new Set(of.map((k) => k.village_id))])
    .where(
      'issue_id',
      'in',
      of.map((k) => k.id)
    )
    .where('kind', 'in', ['hidden', 'appealed'])
    .orderBy('id')
    .execute()
}

/** Everything one matter is made of, or null. */
export const selectWhole = async (db: Db, villageId: string, issueId: string) => {
  const row = await selectCards(db)
    .leftJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'i.village_id').onRef('m.id', '=', 'i.raised_by')
    )
    .leftJoin('member as f', (j) =>
      j.onRef('f.village_id', '=', 'i.village_id').onRef('f.id', '=', 'i.raised_for')
    )
    .select([
      'm.name as raiser_name',
      sql<string | null>`coalesce(f.name, i.for_name)`.as('for_member_name'),
      sql<number>`(select count(*)::int from issue_follower w
        where w.village_id = i.village_id and w.issue_id = i.id)`.as('followers')
    ])
    .where('i.village_id', '=', villageId)
    .where('i.id', '=', issueId)
    .executeTakeFirst()
  if (!row) return null
  const events = await db
    .selectFrom('issue_event')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('issue_id', '=', issueId)
    .orderBy('id')
    .execute()
  const photos = await selectPhotos(db, [{ village_id: villageId, id: issueId }])
  const lines = {
    photos: await selectLinePhotos(db, events),
    additions: await selectAdditions(db, villageId, issueId)
  }
  return {
    row,
    events,
    photos,
    lines,
    // The first line of its history is by the system that handed it in.
    sourceName: row.source_key === null ? null : (events[0]?.actor_name ?? null),
    raiserName: row.raiser_name,
    forName: row.for_member_name,
    followers: row.followers
  }
}
