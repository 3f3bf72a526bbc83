import { sql } from 'kysely'
import { ListDeadPushes } from '@/domain/message/message'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { countySubject } from '../issue/county-subject'
import { lastName } from '../place/last-name'
import { townshipSubject } from '../place/subjects'
import { presentDeadPush } from './present-push'

const PAGE = 50

/** A township or a county as the subject; null where it is neither. */
const officeSubject = async (db: Db, placeId: string) =>
  (await townshipSubject(db, placeId)) ?? (await countySubject(db, placeId))

const COLUMNS = ['place_id', 'id', 'template', 'reason', 'errcode', 'tries', 'at', 'settled_at', 'expires_at']

type Row = Parameters<typeof presentDeadPush>[0]

/** A page of the office's villages merged: each gives its own first page by its own index, however many are dead there. */
const rowsOf = async (
  db: Db,
  {
    within,
    placeId,
    after
  }: { within: 'township_id' | 'county_id'; placeId: string; after?: string | undefined }
): Promise<readonly Row[]> => {
  const past = after === undefined ? sql`true` : sql`x.id < ${after}`
  const { rows } = await sql<Row>`
    select ${sql.join(COLUMNS.map((c) => sql.ref(`d.${c}`)))}, n.name as village_name
    from place p
    cross join lateral (
      select x.* from message_push x
      where x.place_id = p.id and x.state = 'dead' and ${past}
      order by x.id desc limit ${PAGE + 1}
    ) d
    join place_name n on n.place_id = p.id and ${lastName}
    where ${sql.ref(`p.${within}`)} = ${placeId} and p.level = 'village'
    order by d.id desc limit ${PAGE + 1}`.execute(db)
  return rows
}

/** What WeChat could not be made to take, in the villages of a township or a county, the latest first, 50 a page. */
export const listDeadPushes = query({
  action: 'message_dead',
  input: ListDeadPushes,
  subject: ({ db }, { placeId }) => officeSubject(db, placeId),
  run: async ({ db, now }, { placeId, after }, { countyId }) => {
    const within = placeId === countyId ? 'county_id' : 'township_id'
    const rows = await rowsOf(db, { within, placeId, after })
    const shown = rows.slice(0, PAGE)
    return {
      pushes: shown.map((row) => presentDeadPush(row, now)),
      next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null
    }
  }
})
