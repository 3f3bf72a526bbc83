import type { Selectable } from 'kysely'
import type { CarryFacts } from '@/domain/points/carry'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { readAccounts } from './ledger'

export type CarryRow = Selectable<Database['points_carry']>

/** In which households of today those live who once moved out of others, by the household they left. */
export const whereTheyLive = async (
  db: Db,
  villageId: string,
  householdIds: readonly string[]
): Promise<ReadonlyMap<string, readonly { householdId: string; names: readonly string[] }[]>> => {
  if (householdIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('member_move as v')
    .innerJoin('member as m', (j) =>
      j
        .onRef('m.village_id', '=', 'v.village_id')
        .onRef('m.id', '=', 'v.member_id')
        .on('m.ended_on', 'is', null)
    )
    .innerJoin('household as h', (j) =>
      j
        .onRef('h.village_id', '=', 'm.village_id')
        .onRef('h.id', '=', 'm.household_id')
        .on('h.ended_on', 'is', null)
    )
    .select(['v.from_household_id', 'h.id', 'm.name'])
    .distinct()
    .where('v.village_id', '=', villageId)
    .where('v.from_household_id', 'in', [...householdIds])
    .orderBy('h.id')
    .orderBy('m.name')
    .execute()
  const found = new Map<string, { householdId: string; names: string[] }[]>()
  for (const { from_household_id: from, id: householdId, name } of rows) {
    const homes = found.get(from) ?? []
    const home = homes.find((h) => h.householdId === householdId)
    if (home) home.names.push(name)
    else homes.push({ householdId, names: [name] })
    found.set(from, homes)
  }
  return found
}

/** What `checkCarry` asks about; null where the village has no such household. */
export const carryFacts = async (
  db: Db,
  of: { readonly villageId: string; readonly householdId: string; readonly intoId: string }
): Promise<CarryFacts | null> => {
  const { villageId, householdId, intoId } = of
  const household = await db
    .selectFrom('household')
    .select(['id', 'ended_on'])
    .where('village_id', '=', villageId)
    .where('id', '=', householdId)
    .executeTakeFirst()
  if (!household) return null
  const account = (await readAccounts(db, villageId, [householdId])).get(householdId)
  const homes = (await whereTheyLive(db, villageId, [householdId])).get(householdId) ?? []
  return {
    household: { id: household.id, endedOn: household.ended_on },
    left: { available: account?.available ?? 0, honour: account?.honour ?? 0 },
    intoId,
    livesIn: homes.map((h) => h.householdId)
  }
}
