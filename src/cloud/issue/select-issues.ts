import { sql } from 'kysely'
import type { Db } from '../db/pool'

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
        where f.village_id = i.village_id and f.owner_kind = 'issue' and f.owner_id = i.id)`.as('photos')
    ])

/** Everything one matter is made of, or null. */
export const selectWhole = async (db: Db, villageId: string, issueId: string) => {
  const row = await selectCards(db)
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'i.village_id').onRef('m.id', '=', 'i.raised_by')
    )
    .leftJoin('member as f', (j) =>
      j.onRef('f.village_id', '=', 'i.village_id').onRef('f.id', '=', 'i.raised_for')
    )
    .select(['m.name as raiser_name', 'f.name as for_name'])
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
  const photos = await db
    .selectFrom('file')
    .select('id as file_id')
    .where('village_id', '=', villageId)
    .where('owner_kind', '=', 'issue')
    .where('owner_id', '=', issueId)
    .orderBy('id')
    .execute()
  return { row, events, photos, raiserName: row.raiser_name, forName: row.for_name }
}
