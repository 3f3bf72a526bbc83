import type { Selectable, Transaction } from 'kysely'
import type { Database } from '../db/schema'
import { holdVillage } from '../place/hold-village'

export type Tx = Transaction<Database>
export type ShopRow = Selectable<Database['shop']>

/**
 * The village's shop, locked until the transaction ends; made at its first use. Every change of the shop begins here, so
 * that stock, budget and queue are decided by one request after the other: of two phones that want the last piece the
 * second sees what the first left. After it come the redemption, its goods, its budget and, last, the points account
 * (the ledger locks that itself, and a merger locks all of them at its end): always in this order, so that nobody waits
 * in a ring. Refuses VILLAGE_ENDED.
 */
export const lockShop = async (tx: Tx, villageId: string, now: Date): Promise<ShopRow> => {
  await holdVillage(tx, villageId)
  const found = await select(tx, villageId)
  if (found) return found
  await tx
    .insertInto('shop')
    .values({ village_id: villageId, updated_at: now })
    .onConflict((c) => c.column('village_id').doNothing())
    .execute()
  const made = await select(tx, villageId)
  if (!made) throw new Error(`village ${villageId} has no shop`)
  return made
}

const select = (tx: Tx, villageId: string) =>
  tx.selectFrom('shop').selectAll().where('village_id', '=', villageId).forUpdate().executeTakeFirst()
