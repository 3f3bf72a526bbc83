import { dayOf } from '@/domain/common/calendar'
import type { Refusal } from '@/domain/refusal/refusal'
import { common } from '@/domain/refusal/refusal'
import type { Role } from '@/domain/role/roles'
import { ActRedemption } from '@/domain/shop/forms'
import {
  keeperRoleOf,
  type Redemption,
  type ShopContext,
  stepRedemption,
  transitions
} from '@/domain/shop/redemption'
import { shopRefusals } from '@/domain/shop/refusals'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { type Acting, actingHere } from './acting-here'
import { drawCode } from './draw-code'
import { findWitness } from './find-witness'
import { loadRedemption, lockRedemption, redemptionOf } from './load-redemption'
import { lockShop } from './lock-shop'
import { presentStepped } from './present-redemption'
import { saveStep } from './save-step'
import { serveQueue } from './serve-queue'

/** The first of the account's people who may take the step takes it; else the refusal that says most. */
const stepAs = (
  people: readonly Acting[],
  redemption: Redemption,
  action: keyof typeof transitions,
  context: Omit<ShopContext, 'actor'>
): { next: Redemption; acting: Acting } => {
  let told: Refusal = shopRefusals.notYours
  for (const acting of people) {
    const stepped = stepRedemption(redemption, action, { ...context, actor: acting.actor })
    if (stepped.ok) return { next: stepped.value, acting }
    if (stepped.refusal.code !== shopRefusals.notYours.code) told = stepped.refusal
  }
  return deny(told)
}

/** Under which role the step is written down: the household's own right, the keeper's office, or the witness's. */
const roleOf = (redemption: Redemption, action: keyof typeof transitions, { actor }: Acting): Role => {
  if (actor.householdId === redemption.householdId) return 'villager'
  const { who } = transitions[action]
  const keeper = who === 'keeper' || who === 'either' ? keeperRoleOf(actor) : null
  return keeper ?? actor.roles.find((r): r is Role => r !== 'system' && r !== 'villager') ?? 'villager'
}

/**
 * One step of a redemption: cancelled, handed over with its code or before a witness, confirmed, denied, taken back. The
 * domain's table says who may and what is missing. Refuses what `stepRedemption` refuses, and VILLAGE_ENDED.
 */
export const actRedemption = mutation({
  action: 'shop_act',
  input: ActRedemption,
  subject: ({ db }, { villageId, redemptionId }) => loadRedemption(db, villageId, redemptionId),
  run: async (ctx, input, subject) => {
    const { db, now } = ctx
    const { villageId, action } = input
    const today = dayOf(now)
    const shop = await lockShop(db, villageId, now)
    const row = await lockRedemption(db, villageId, input.redemptionId)
    if (!row) return deny(common.notFound)
    const witness = input.witnessId ? await findWitness(db, villageId, input.witnessId, today) : null
    if (input.witnessId && !witness) deny(shopRefusals.witnessUnfit)
    const context = {
      today,
      pickupDays: shop.pickup_days,
      newCode: await drawCode(db, villageId),
      code: input.code,
      reason: input.reason,
      witness
    }
    const people = actingHere(ctx, subject.villageId)
    const redemption = redemptionOf(row)
    const { next, acting } = stepAs(people, redemption, action, context)
    const role = roleOf(redemption, action, acting)
    await saveStep(db, row, action, next, {
      now,
      requestId: input.requestId,
      by: { id: acting.person.holderId, name: acting.person.name, role },
      reason: input.reason ?? null,
      witnessName: next.witnessId === null ? null : (witness?.name ?? null)
    })
    if (action === 'cancel') await serveQueue(db, shop, now)
    return presentStepped(row.id, next)
  }
})
