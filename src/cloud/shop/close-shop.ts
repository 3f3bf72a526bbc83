import { dayOf } from '@/domain/common/calendar'
import { openStates } from '@/domain/shop/names'
import { stepRedemption } from '@/domain/shop/redemption'
import { unconfirmedAtMerger } from '@/domain/shop/refusals'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { theClock } from '../points/ledger'
import { redemptionOf } from './load-redemption'
import type { Tx } from './lock-shop'
import { saveStep } from './save-step'
import { systemContext } from './serve-queue'

/**
 * Closes the shop of a village that is merged away, before its balances are carried on: what waits is given back. The
 * goods themselves are taken over by the new village's keepers, with a stock-in of their own. Refuses
 * MERGE_SHOP_UNCONFIRMED: whether something was received nobody could say later.
 */
export const closeShop = async (tx: Tx, villageId: string, now: Date): Promise<void> => {
  const shop = await tx
    .selectFrom('shop')
    .selectAll()
    .where('village_id', '=', villageId)
    .forUpdate()
    .executeTakeFirst()
  if (!shop) return
  const open = await tx
    .selectFrom('shop_redemption')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('state', 'in', [...openStates])
    .orderBy('id')
    .forUpdate()
    .execute()
  const unconfirmed = open.filter((row) => row.state === 'handed').length
  if (unconfirmed > 0) deny(unconfirmedAtMerger(unconfirmed))
  for (const row of open) {
    const stepped = stepRedemption(redemptionOf(row), 'close', systemContext(shop, dayOf(now)))
    if (!stepped.ok) throw new Error(`${row.id} cannot be closed: ${stepped.refusal.code}`)
    const by = theClock(villageId)
    const stepping = { now, requestId: newId(), by, reason: '并村，超市移交', witnessName: null }
    await saveStep(tx, row, 'close', stepped.value, stepping)
  }
}
