import { sql } from 'kysely'
import type { Context } from '../api/context'
import { readClaimNames } from '../claim/claim-names'
import type { Db } from '../db/pool'
import { accountHere } from './acting-here'
import type { NomineeRow } from './load-honour'
import { type HonourPhoto, nameOfHousehold, presentNominee } from './present-honour'

/** How these households are called in the open: two statements, however many. */
export const householdNamesOf = async (
  db: Db,
  villageId: string,
  rows: readonly NomineeRow[]
): Promise<(row: NomineeRow) => string> => {
  const of = rows.map((r) => ({ household_id: r.household_id, member_id: null }))
  const names = await readClaimNames(db, villageId, of)
  return (row) => nameOfHousehold(row, names.head(row.household_id))
}

const photosOf = async (db: Db, villageId: string, ids: readonly string[]): Promise<HonourPhoto[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('file')
        .select(['village_id', 'id', 'kind', 'owner_id'])
        .where('village_id', '=', villageId)
        .where('owner_kind', '=', 'honour')
        .where('owner_id', 'in', [...ids])
        .orderBy('id')
        .execute()

const heartsOf = async (
  db: Db,
  villageId: string,
  ids: readonly string[],
  memberIds: readonly string[]
): Promise<ReadonlyMap<string, { hearts: number; mine: boolean }>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('honour_heart')
    .select([
      'nominee_id',
      sql<number>`count(*)::int`.as('hearts'),
      sql<boolean>`bool_or(member_id = any(${[...memberIds]}::uuid[]))`.as('mine')
    ])
    .where('village_id', '=', villageId)
    .where('nominee_id', 'in', [...ids])
    .where('given', '=', true)
    .groupBy('nominee_id')
    .execute()
  return new Map(rows.map((r) => [r.nominee_id, r]))
}

/** Households of a village presented, with names, photos and hearts: a handful of statements, however many. */
export const presentNominees = async (
  ctx: Pick<Context, 'db' | 'persons' | 'now' | 'deps'>,
  villageId: string,
  livingId: string,
  rows: readonly NomineeRow[],
  { isOffice, reads }: { readonly isOffice: boolean; readonly reads: boolean }
) => {
  const { accountIds, households } = accountHere(ctx, livingId)
  const ids = rows.map((r) => r.id)
  const nameOf = await householdNamesOf(ctx.db, villageId, rows)
  const photos = await photosOf(ctx.db, villageId, ids)
  const hearts = await heartsOf(ctx.db, villageId, ids, accountIds)
  return rows.map((row) => {
    const own = households.includes(row.household_id)
    const heart = hearts.get(row.id)
    return presentNominee(row, {
      ...{ householdName: nameOf(row), hearts: heart?.hearts ?? 0, myHeart: heart?.mine ?? false },
      ...{ photos, own, inside: own || isOffice, reads: reads || accountIds.includes(row.nominator_id) },
      links: { secret: ctx.deps.secret, now: ctx.now }
    })
  })
}
