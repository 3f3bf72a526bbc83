import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import type { Scene } from './permission-examples'
import type { Where, World } from './world'
import type { WorldLife } from './world-life'

/** A binding of household 0 that waits for a word, and a grant, both of that village: made anew for every call. */
export const permissionScene = async (
  { db, world, lives }: { db: Db; world: World; lives: Readonly<Record<Where, WorldLife>> },
  where: Where
): Promise<Scene> => {
  const at = world[where]
  const now = world.time()
  const bindingId = newId()
  const account = newId()
  await db
    .insertInto('account')
    .values({ id: account, provider: 'demo', subject_hash: Buffer.from(account), created_at: now })
    .execute()
  await db
    .insertInto('binding')
    .values({
      place_id: at.villageId,
      id: bindingId,
      account_id: account,
      holder_id: at.households[0].members[2]?.id ?? '',
      household_id: at.households[0].id,
      via: 'gate_code',
      state: 'pending',
      asked_at: now
    })
    .execute()
  const grant = await db
    .selectFrom('role_grant')
    .select('id')
    .where('place_id', '=', at.villageId)
    .where('role', '=', 'villager_rep')
    .executeTakeFirstOrThrow()
  return { world, at, life: lives[where], bindingId, grantId: grant.id }
}
