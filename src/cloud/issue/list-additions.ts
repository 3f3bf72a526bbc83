import { sql } from 'kysely'
import { ListAdditions } from '@/domain/issue/forms'
import { query } from '../api/procedure'
import { lastName } from '../place/last-name'
import { townshipSubject } from '../place/subjects'
import { presentAddition } from './present-addition'
import { selectLinePhotos, selectMediaChecks } from './select-additions'
import { pageSize } from './select-issues'
import type { IssueKey } from './township-page'

/**
 * What handlers added to matters in the open and the township has not looked at, the longest waiting first: the photos
 * of their work, and words that the machine marked.
 */
export const listAdditions = query({
  action: 'issue_moderate',
  input: ListAdditions,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, now, deps }, { townshipId, after }) => {
    const past = after === undefined ? sql`true` : sql`a.id > ${after}`
    const { rows: keys } = await sql<IssueKey>`
      select a.village_id, a.id
      from place p
      cross join lateral (
        select a.village_id, a.id from issue_addition a
        join issue i on i.village_id = a.village_id and i.id = a.issue_id
        where a.village_id = p.id and a.moderation = 'waiting' and i.moderation <> 'private' and ${past}
        order by a.id limit ${pageSize}
      ) a
      where p.township_id = ${townshipId} and p.level = 'village'
      order by a.id limit ${pageSize}`.execute(db)
    if (keys.length === 0) return []
    const rows = await db
      .selectFrom('issue_addition as a')
      .innerJoin('issue_event as e', (j) =>
        j.onRef('e.village_id', '=', 'a.village_id').onRef('e.id', '=', 'a.id')
      )
      .innerJoin('issue as i', (j) =>
        j.onRef('i.village_id', '=', 'a.village_id').onRef('i.id', '=', 'a.issue_id')
      )
      .innerJoin('place_name as n', (j) => j.onRef('n.place_id', '=', 'a.village_id').on(lastName))
      .leftJoin('issue_session_item as t', (j) =>
        j
          .onRef('t.village_id', '=', 'a.village_id')
          .onRef('t.issue_id', '=', 'a.issue_id')
          .onRef('t.event_id', '=', 'a.id')
          .on('t.no', '=', 1)
      )
      .leftJoin('issue_session as s', (j) =>
        j.onRef('s.village_id', '=', 't.village_id').onRef('s.id', '=', 't.session_id')
      )
      .select('s.minutes')
      .select(['a.village_id', 'a.id', 'a.issue_id', 'a.words_wait', 'a.machine_check'])
      .select(['e.kind', 'e.at', 'e.actor_name', 'e.actor_role', 'e.reason', 'e.detail', 'e.level'])
      .select(['i.category', 'i.words', 'n.name as village_name'])
      .where('a.village_id', 'in', [...new Set(keys.map((k) => k.village_id))])
      .where(
        'a.id',
        'in',
        keys.map((k) => k.id)
      )
      .orderBy('a.id')
      .execute()
    const photos = await selectLinePhotos(db, keys)
    const villageOf = new Map(keys.map((k) => [k.id, k.village_id]))
    const files = photos.map((p) => ({ village_id: villageOf.get(p.event_id) ?? '', file_id: p.file_id }))
    const media = await selectMediaChecks(db, files)
    return rows.map((row) => {
      const own = photos.filter((p) => p.event_id === row.id)
      const said = media.filter((m) => own.some((p) => p.file_id === m.file_id))
      return presentAddition(row, { photos: own, media: said }, { secret: deps.secret, now })
    })
  }
})
