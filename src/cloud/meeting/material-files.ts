import type { Db } from '../db/pool'
import type { MeetingRow } from './load-meeting'

/** The photos of the material of meetings of one village, in the order in which they were taken up. */
export const materialFiles = async (
  db: Db,
  rows: readonly Pick<MeetingRow, 'village_id' | 'id'>[]
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const [first] = rows
  if (!first) return new Map()
  const files = await db
    .selectFrom('file')
    .select(['id', 'owner_id'])
    .where('village_id', '=', first.village_id)
    .where('owner_kind', '=', 'meeting')
    .where(
      'owner_id',
      'in',
      rows.map((r) => r.id)
    )
    .orderBy('id')
    .execute()
  const of = new Map<string, string[]>()
  for (const { id, owner_id } of files) of.set(owner_id ?? '', [...(of.get(owner_id ?? '') ?? []), id])
  return of
}
