import type { Db } from '../db/pool'

/** The names of people of a village and of its township's staff, by id. */
export const peopleNames = async (
  db: Db,
  at: { readonly villageId: string; readonly townshipId: string },
  ids: readonly string[]
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const wanted = [...new Set(ids)]
  const members = await db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('village_id', '=', at.villageId)
    .where('id', 'in', wanted)
    .execute()
  const staff = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('place_id', '=', at.townshipId)
    .where('id', 'in', wanted)
    .execute()
  return new Map([...members, ...staff].map((p) => [p.id, p.name]))
}
