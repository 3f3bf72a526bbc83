import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/pool'
import { lastName } from '../place/last-name'
import { pageSize, selectCards } from './select-issues'

export interface IssueKey {
  readonly village_id: string
  readonly id: string
}

/**
 * A page of the matters of a township's villages: each village gives its own first page by its own index, and the
 * pages are merged. So the time rests on the number of villages, not of matters, and each part stays in its shard.
 */
export const townshipKeys = async (
  db: Db,
  townshipId: string,
  page: {
    readonly villageId?: string | undefined
    readonly where: RawBuilder<unknown>
    readonly order: RawBuilder<unknown>
  }
): Promise<IssueKey[]> => {
  const one = page.villageId === undefined ? sql`true` : sql`p.id = ${page.villageId}`
  const { rows } = await sql<IssueKey>`
    select i.village_id, i.id
    from place p
    cross join lateral (
      select i.village_id, i.id, i.due_at from issue i
      where i.village_id = p.id and ${page.where}
      order by ${page.order} limit ${pageSize}
    ) i
    where p.township_id = ${townshipId} and p.level = 'village' and ${one}
    order by ${page.order} limit ${pageSize}`.execute(db)
  return rows
}

/** The cards of some matters, in their order, with the name of the village each lies in. */
export const cardsOf = async (db: Db, keys: readonly IssueKey[]) => {
  if (keys.length === 0) return []
  const rows = await selectCards(db)
    .innerJoin('place_name as n', (j) => j.onRef('n.place_id', '=', 'i.village_id').on(lastName))
    .select('n.name as village_name')
    .where('i.village_id', 'in', [...new Set(keys.map((k) => k.village_id))])
    .where(
      'i.id',
      'in',
      keys.map((k) => k.id)
    )
    .execute()
  return keys.flatMap((k) => rows.find((r) => r.id === k.id) ?? [])
}
