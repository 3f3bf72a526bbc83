import { dayOf } from '@/domain/common/calendar'
import { servable } from '@/domain/shop/redeem'
import { type ShopContext, stepRedemption } from '@/domain/shop/redemption'
import { newId } from '../crypto/new-id'
import { theClock } from '../points/ledger'
import { budgetInForce, commitPoints } from './budget-in-force'
import { drawCode } from './draw-code'
import { redemptionOf } from './load-redemption'
import type { ShopRow, Tx } from './lock-shop'
import { saveStep } from './save-step'

const BATCH = 100

/** The clock as one of the shop's actors. */
export const systemContext = (shop: ShopRow, today: string, newCode = ''): ShopContext => ({
  today,
  pickupDays: shop.pickup_days,
  newCode,
  actor: { memberId: '', householdId: null, roles: ['system'], accountIds: [], accountHouseholds: [] }
})

/**
 * Gives what there is of today's budget to those who wait, in their order, and tells them; answers how many. To be called
 * whenever there may be more of it: announced, grown, begun, or given back. The shop is locked before.
 */
export const serveQueue = async (tx: Tx, shop: ShopRow, now: Date): Promise<number> => {
  const today = dayOf(now)
  let served = 0
  for (;;) {
    const budget = await budgetInForce(tx, shop.village_id, today)
    if (!budget) return served
    const waiting = await tx
      .selectFrom('shop_redemption')
      .selectAll()
      .where('village_id', '=', shop.village_id)
      .where('state', '=', 'queued')
      .orderBy('id')
      .limit(BATCH)
      .forUpdate()
      .execute()
    const left = budget.points - budget.committed
    const turn = waiting.slice(
      0,
      servable(
        left,
        waiting.map((r) => r.points)
      )
    )
    for (const row of turn) {
      const context = systemContext(shop, today, await drawCode(tx, shop.village_id))
      const stepped = stepRedemption(redemptionOf(row), 'allot', context)
      if (!stepped.ok) throw new Error(`${row.id} cannot be allotted: ${stepped.refusal.code}`)
      await commitPoints(tx, shop.village_id, budget.id, row.points)
      const by = theClock(shop.village_id)
      const stepping = { now, requestId: newId(), by, reason: null, witnessName: null }
      await saveStep(tx, row, 'allot', stepped.value, stepping, budget.id)
    }
    served += turn.length
    if (turn.length < BATCH) return served
  }
}
