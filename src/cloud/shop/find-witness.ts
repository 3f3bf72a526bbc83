import type { Role } from '@/domain/role/roles'
import { type Witness, witnessRoles } from '@/domain/shop/redemption'
import type { Db } from '../db/pool'

export type NamedWitness = Witness & { readonly name: string }

/** More than any village has offices. */
const MOST = 200

const selectHolders = (db: Db, villageId: string, today: string) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('member as m', (j) =>
      j.onRef('m.village_id', '=', 'g.place_id').onRef('m.id', '=', 'g.holder_id')
    )
    .select(['m.id', 'm.name', 'm.household_id', 'g.role'])
    .where('g.place_id', '=', villageId)
    .where('m.ended_on', 'is', null)
    .where('g.role', 'in', [...witnessRoles])
    .where('g.from_day', '<=', today)
    .where((w) => w.or([w('g.to_day', 'is', null), w('g.to_day', '>=', today)]))

const gather = (
  rows: readonly { id: string; name: string; household_id: string; role: Role }[]
): NamedWitness[] => {
  const found = new Map<string, NamedWitness>()
  for (const r of rows) {
    const roles = [...(found.get(r.id)?.roles ?? []), r.role]
    found.set(r.id, { id: r.id, name: r.name, householdId: r.household_id, roles })
  }
  return [...found.values()]
}

/** Everyone who holds an office of the village today under which hand-overs are witnessed. */
export const listHolders = async (db: Db, villageId: string, today: string): Promise<NamedWitness[]> =>
  gather(await selectHolders(db, villageId, today).orderBy('m.id').limit(MOST).execute())

/** One of them, or null. */
export const findWitness = async (
  db: Db,
  villageId: string,
  memberId: string,
  today: string
): Promise<NamedWitness | null> =>
  gather(await selectHolders(db, villageId, today).where('g.holder_id', '=', memberId).execute())[0] ?? null
