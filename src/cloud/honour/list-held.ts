import { sql } from 'kysely'
import { ListHeld } from '@/domain/honour/forms'
import { shownStates } from '@/domain/honour/names'
import { query } from '../api/procedure'
import type { Db } from '../db/pool'
import { selectMediaChecks } from '../issue/select-additions'
import type { IssueKey } from '../issue/township-page'
import { lastName } from '../place/last-name'
import { townshipSubject } from '../place/subjects'
import { presentHeld } from './present-held'

const PAGE = 20

/** A page of the township's villages merged: each gives its own first page by its own index. */
const keysOf = async (
  db: Db,
  { townshipId, hidden, after }: { townshipId: string; hidden: boolean; after?: string | undefined }
): Promise<IssueKey[]> => {
  const past = after === undefined ? sql`true` : sql`n.id > ${after}`
  // What waits is shown to nobody before its household has agreed, and so is nobody's to look at.
  const held = hidden
    ? sql`n.moderation = 'hidden'`
    : sql`n.moderation = 'waiting' and n.state in (${sql.join([...shownStates])})`
  const { rows } = await sql<IssueKey>`
    select n.village_id, n.id
    from place p
    cross join lateral (
      select n.village_id, n.id from honour_nominee n
      where n.village_id = p.id and ${held} and ${past}
      order by n.id limit ${PAGE}
    ) n
    where p.township_id = ${townshipId} and p.level = 'village'
    order by n.id limit ${PAGE}`.execute(db)
  return rows
}

const rowsOf = (db: Db, keys: readonly IssueKey[]) =>
  db
    .selectFrom('honour_nominee as h')
    .innerJoin('honour_round as r', (j) =>
      j.onRef('r.village_id', '=', 'h.village_id').onRef('r.id', '=', 'h.round_id')
    )
    .innerJoin('place_name as n', (j) => j.onRef('n.place_id', '=', 'h.village_id').on(lastName))
    .select(['h.village_id', 'h.id', 'h.words', 'h.own', 'h.nominated_at', 'h.hidden_for', 'h.machine_check'])
    .select(['r.category', 'r.period', 'n.name as village_name'])
    .where('h.village_id', 'in', [...new Set(keys.map((k) => k.village_id))])
    .where(
      'h.id',
      'in',
      keys.map((k) => k.id)
    )
    .orderBy('h.id')
    .execute()

const photosOf = (db: Db, keys: readonly IssueKey[]) =>
  db
    .selectFrom('file')
    .select(['village_id', 'id as file_id', 'owner_id'])
    .where('village_id', 'in', [...new Set(keys.map((k) => k.village_id))])
    .where('owner_kind', '=', 'honour')
    .where(
      'owner_id',
      'in',
      keys.map((k) => k.id)
    )
    .orderBy('id')
    .execute()

/**
 * Why households were put forward, with photos, where the township has not looked yet, the longest waiting first; or
 * with `hidden` what it kept from the village, to be shown after all.
 */
export const listHeld = query({
  action: 'issue_moderate',
  input: ListHeld,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, now, deps }, input) => {
    const keys = await keysOf(db, input)
    if (keys.length === 0) return []
    const rows = await rowsOf(db, keys)
    const photos = await photosOf(db, keys)
    const media = await selectMediaChecks(db, photos)
    return rows.map((row) => {
      const own = photos.filter((p) => p.owner_id === row.id).map((p) => p.file_id)
      const said = media.filter((m) => own.includes(m.file_id))
      return presentHeld(row, own, said, { secret: deps.secret, now })
    })
  }
})
