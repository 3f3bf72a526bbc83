import { addDays, dayOf } from '@/domain/common/calendar'
import { common } from '@/domain/refusal/refusal'
import type { Role } from '@/domain/role/roles'
import { Redeem } from '@/domain/shop/forms'
import { decideRedeem, quarterOf } from '@/domain/shop/redeem'
import { keeperRoleOf } from '@/domain/shop/redemption'
import { shopRefusals as no, pointsShort } from '@/domain/shop/refusals'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { householdSubject } from '../place/subjects'
import { reserve } from '../points/ledger'
import { type Acting, actingHere } from './acting-here'
import { budgetInForce, commitPoints, countWaiting } from './budget-in-force'
import { drawCode } from './draw-code'
import { lockShop, type ShopRow, type Tx } from './lock-shop'
import { presentAsked } from './present-redemption'
import { tellHousehold } from './tell-shop'
import { usedThisQuarter } from './used-this-quarter'
import { lockGoods, writeMovement } from './write-movement'

/** Who asks: one of the household for themselves, or a keeper at the counter for a household that is not their own. */
const askerOf = (
  ctx: WriteContext,
  villageId: string,
  householdId: string
): Acting & { readonly role: Role; readonly atCounter: boolean } => {
  const acting = actingHere(ctx, villageId)
  const own = acting.find((a) => a.person.householdId === householdId)
  if (own) return { ...own, role: 'villager', atCounter: false }
  for (const one of acting) {
    const role = keeperRoleOf(one.actor)
    if (role) return { ...one, role, atCounter: true }
  }
  return deny(no.memberElsewhere)
}

const facts = async (
  tx: Tx,
  input: { villageId: string; householdId: string; goodsId: string; count: number; price: number },
  shop: { quarter_points: number | null },
  today: string
) => {
  const { villageId, householdId, goodsId } = input
  const goods = await lockGoods(tx, villageId, goodsId)
  if (!goods) return deny(common.notFound)
  const budget = await budgetInForce(tx, villageId, today)
  return {
    goods,
    budget,
    decided: {
      goods: {
        onSale: goods.on_sale,
        price: goods.price,
        available: goods.available,
        unit: goods.unit,
        perQuarter: goods.per_quarter
      },
      count: input.count,
      seenPrice: input.price,
      used: await usedThisQuarter(tx, { villageId, householdId, goodsId }, quarterOf(today)),
      quarterPoints: shop.quarter_points,
      budget,
      waiting: await countWaiting(tx, villageId)
    }
  }
}

interface Held {
  readonly goods: NonNullable<Awaited<ReturnType<typeof lockGoods>>>
  readonly asker: ReturnType<typeof askerOf>
  readonly shop: ShopRow
  readonly budgetId: string | null
}

/** Writes the request with its history, and holds the goods and the budget for it; `budgetId` null: it waits. */
const writeRequest = async (
  { db, now }: WriteContext,
  asked: { villageId: string; householdId: string; count: number; points: number },
  { goods, asker, shop, budgetId }: Held
) => {
  const { villageId, householdId, count, points } = asked
  const today = dayOf(now)
  const by = { id: asker.person.holderId, name: asker.person.name }
  const waits = budgetId === null
  const row = {
    ...{ village_id: villageId, id: newId(), household_id: householdId, goods_id: goods.id, count, points },
    cost_fen: goods.cost_fen === null ? null : goods.cost_fen * count,
    source_name: goods.source_name,
    state: waits ? ('queued' as const) : ('reserved' as const),
    code: waits ? null : await drawCode(db, villageId),
    due_on: waits ? null : addDays(today, shop.pickup_days),
    budget_id: budgetId,
    ...{ asked_by: by.id, asked_by_name: by.name, at_counter: asker.atCounter },
    ...{ asked_on: today, asked_at: now }
  }
  await db.insertInto('shop_redemption').values(row).execute()
  await db
    .insertInto('shop_redemption_event')
    .values({
      ...{ village_id: villageId, id: newId(), redemption_id: row.id, at: now, kind: 'ask' as const },
      ...{ to_state: row.state, by_id: by.id, by_name: by.name, by_role: asker.role }
    })
    .execute()
  const movement = { villageId, goodsId: goods.id, kind: 'reserve' as const, count, now, by }
  const moved = await writeMovement(db, goods, { ...movement, redemptionId: row.id })
  if (!moved) throw new Error(`${goods.id} had ${goods.available} and could not give ${count}`)
  if (budgetId !== null) await commitPoints(db, villageId, budgetId, points)
  if (asker.atCounter) await tellHousehold(db, row, { kind: 'shop_for_you', now })
  return row
}

/**
 * Reserves goods and points together, in one transaction: either the household has both waiting for it, or nothing has
 * changed. Where the budget is short it waits in order, with both held. Refuses what `decideRedeem` refuses,
 * SHOP_POINTS_SHORT, SHOP_NOT_OWN_HOUSEHOLD and VILLAGE_ENDED.
 */
export const redeem = mutation({
  action: 'shop_redeem',
  input: Redeem,
  subject: ({ db }, { villageId, householdId }) => householdSubject(db, villageId, householdId),
  run: async (ctx, input, subject) => {
    const { db, now } = ctx
    const { villageId, householdId, count } = input
    const today = dayOf(now)
    const asker = askerOf(ctx, subject.villageId, householdId)
    const shop = await lockShop(db, villageId, now)
    const { goods, budget, decided } = await facts(db, input, shop, today)
    const said = decideRedeem({ ...decided, householdEnded: subject.endedOn !== null })
    if (!said.ok) return deny(said.refusal)
    const { state, points } = said.value
    const budgetId = state === 'reserved' ? (budget?.id ?? null) : null
    const row = await writeRequest(
      ctx,
      { villageId, householdId, count, points },
      { goods, asker, shop, budgetId }
    )
    // Last, as the lock order has it: a household that is short of points gets everything above rolled back.
    const reserved = await reserve(db, {
      ...{ villageId, requestId: input.requestId, now, entryId: newId(), redemptionId: row.id },
      by: { id: row.asked_by, name: row.asked_by_name, role: asker.role },
      householdId,
      memberId: asker.atCounter ? null : row.asked_by,
      points,
      on: today,
      note: `${goods.name}${count}${goods.unit}`
    })
    if (reserved.status === 'balance_too_low') return deny(pointsShort(points, reserved.available))
    if (reserved.status === 'household_ended') return deny(no.householdEnded)
    if (reserved.status === 'no_account') throw new Error(`household ${householdId} has no points account`)
    return presentAsked(row, { ahead: decided.waiting, available: reserved.available })
  }
})
