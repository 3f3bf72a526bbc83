import type { MovementKind } from '@/domain/shop/names'
import { changeOf, moveStock, type Stock } from '@/domain/shop/stock'
import { newId } from '../crypto/new-id'
import type { Tx } from './lock-shop'

export interface By {
  readonly id: string
  readonly name: string
}

interface Movement {
  readonly villageId: string
  readonly goodsId: string
  readonly kind: MovementKind
  readonly count: number
  readonly now: Date
  readonly by: By
  readonly redemptionId?: string
  readonly stocktakeId?: string
  readonly words?: string
}

/** The stock of goods, locked until the transaction ends. The shop is locked before. */
export const lockGoods = (tx: Tx, villageId: string, goodsId: string) =>
  tx
    .selectFrom('shop_goods')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', goodsId)
    .forUpdate()
    .executeTakeFirst()

/** Moves stock and writes it down; null, and nothing is written, where there is too little. */
export const writeMovement = async (tx: Tx, stock: Stock, m: Movement): Promise<Stock | null> => {
  const next = moveStock(stock, m.kind, m.count)
  if (next === null) return null
  const change = changeOf[m.kind](m.count)
  // As sums, so that the row and the movements never drift apart.
  await tx
    .updateTable('shop_goods')
    .set((e) => ({
      available: e('available', '+', change.available),
      reserved: e('reserved', '+', change.reserved),
      gone: e('gone', '+', change.gone)
    }))
    .where('village_id', '=', m.villageId)
    .where('id', '=', m.goodsId)
    .execute()
  await tx
    .insertInto('shop_movement')
    .values({
      village_id: m.villageId,
      id: newId(),
      goods_id: m.goodsId,
      at: m.now,
      kind: m.kind,
      count: m.count,
      redemption_id: m.redemptionId ?? null,
      stocktake_id: m.stocktakeId ?? null,
      words: m.words ?? null,
      by_id: m.by.id,
      by_name: m.by.name
    })
    .execute()
  return next
}
