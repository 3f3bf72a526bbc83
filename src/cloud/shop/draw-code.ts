import { randomInt } from 'node:crypto'
import type { Tx } from './lock-shop'

/**
 * Six digits that no other waiting request of the village has; the shop's lock keeps it so until the commit. The code
 * shows whose goods are fetched; it opens nothing without a keeper, and nothing is settled without the other side.
 */
export const drawCode = async (tx: Tx, villageId: string): Promise<string> => {
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const taken = await tx
      .selectFrom('shop_redemption')
      .select('id')
      .where('village_id', '=', villageId)
      .where('code', '=', code)
      .executeTakeFirst()
    if (!taken) return code
  }
}
