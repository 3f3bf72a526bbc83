import { dayOf } from '@/domain/common/calendar'
import type { Role } from '@/domain/role/roles'
import { isOpen, type Redemption, type RedemptionAction } from '@/domain/shop/redemption'
import { effects } from '@/domain/shop/stock'
import { newId } from '../crypto/new-id'
import { giveBack, handOver } from '../points/ledger'
import { commitPoints } from './budget-in-force'
import type { RedemptionRow } from './load-redemption'
import type { Tx } from './lock-shop'
import { tellStep } from './tell-shop'
import { type By, lockGoods, writeMovement } from './write-movement'

/** Who takes a step, under which request; the ledger knows the clock by a role of its own. */
export interface Stepping {
  readonly now: Date
  readonly requestId: string
  readonly by: By & { readonly role: Role | 'clock' }
  readonly reason: string | null
  readonly witnessName: string | null
}

const moveGoods = async (
  tx: Tx,
  row: RedemptionRow,
  action: RedemptionAction,
  s: Stepping
): Promise<void> => {
  const kind = effects[action].stock
  if (kind === null) return
  const goods = await lockGoods(tx, row.village_id, row.goods_id)
  const moved =
    goods &&
    (await writeMovement(tx, goods, {
      villageId: row.village_id,
      goodsId: row.goods_id,
      kind,
      count: row.count,
      now: s.now,
      by: s.by,
      redemptionId: row.id
    }))
  if (!moved) throw new Error(`the stock of ${row.goods_id} does not hold what ${row.id} was promised`)
}

const movePoints = async (
  tx: Tx,
  row: RedemptionRow,
  action: RedemptionAction,
  s: Stepping
): Promise<void> => {
  const posting = {
    villageId: row.village_id,
    requestId: s.requestId,
    by: s.by,
    now: s.now,
    entryId: newId(),
    redemptionId: row.id,
    on: dayOf(s.now)
  }
  const wanted = effects[action].points
  if (wanted === null) return
  const { status } =
    wanted === 'hand_over' ? await handOver(tx, posting) : await giveBack(tx, { ...posting, note: s.reason })
  if (status !== (wanted === 'hand_over' ? 'handed_over' : 'given_back')) {
    throw new Error(`the points of ${row.id} are ${status}`)
  }
}

/**
 * Writes what `stepRedemption` answered: the state with its line of history, the stock, the budget, who is told, and last
 * the points. In the caller's transaction, the shop and the redemption being locked. `budgetId` where a budget is taken.
 */
export const saveStep = async (
  tx: Tx,
  row: RedemptionRow,
  action: RedemptionAction,
  next: Redemption,
  s: Stepping,
  budgetId: string | null = row.budget_id
): Promise<void> => {
  await tx
    .updateTable('shop_redemption')
    .set({
      state: next.state,
      code: next.code,
      due_on: next.dueOn,
      reminded_on: null,
      budget_id: budgetId,
      keeper_id: next.keeperId,
      witness_id: next.witnessId,
      fulfilled_on: next.state === 'fulfilled' ? dayOf(s.now) : null
    })
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.id)
    .execute()
  await tx
    .insertInto('shop_redemption_event')
    .values({
      village_id: row.village_id,
      id: newId(),
      redemption_id: row.id,
      at: s.now,
      kind: action,
      from_state: row.state,
      to_state: next.state,
      by_id: s.by.id,
      by_name: s.by.name,
      by_role: s.by.role === 'clock' ? 'system' : s.by.role,
      reason: s.reason,
      witness_name: s.witnessName
    })
    .execute()
  await moveGoods(tx, row, action, s)
  if (effects[action].frees && row.budget_id !== null) {
    await commitPoints(tx, row.village_id, row.budget_id, -row.points)
  }
  const told = {
    action,
    next,
    now: s.now,
    actorId: s.by.id,
    reason: s.reason,
    byHousehold: s.by.role === 'villager'
  }
  await tellStep(tx, row, told)
  if (isOpen(next.state) && effects[action].points !== null) throw new Error(`${action} settles nothing`)
  await movePoints(tx, row, action, s)
}
