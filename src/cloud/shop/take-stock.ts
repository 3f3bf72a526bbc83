import { common } from '@/domain/refusal/refusal'
import { TakeStock } from '@/domain/shop/forms'
import { countBelowPromised, shopRefusals as no } from '@/domain/shop/refusals'
import { onShelf } from '@/domain/shop/stock'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { lockShop, type Tx } from './lock-shop'
import { presentSaved } from './present-shop'
import { type By, lockGoods, writeMovement } from './write-movement'

interface Line {
  readonly goodsId: string
  readonly book: number
  readonly counted: number
  readonly words?: string | undefined
}
interface Taking {
  readonly villageId: string
  readonly stocktakeId: string
  readonly now: Date
  readonly by: By
}

const countOne = async (tx: Tx, t: Taking, line: Line): Promise<void> => {
  const goods = (await lockGoods(tx, t.villageId, line.goodsId)) ?? deny(common.notFound)
  if (onShelf(goods) !== line.book) deny(no.stockMoved)
  const difference = line.counted - line.book
  if (difference !== 0 && !line.words) deny(no.differenceUnexplained)
  if (line.counted < goods.reserved) deny(countBelowPromised(goods.name, goods.reserved))
  await tx
    .insertInto('shop_stocktake_line')
    .values({
      village_id: t.villageId,
      stocktake_id: t.stocktakeId,
      goods_id: line.goodsId,
      goods_name: goods.name,
      book: line.book,
      counted: line.counted,
      words: line.words ?? null
    })
    .execute()
  if (difference === 0) return
  const moved = await writeMovement(tx, goods, {
    ...{ villageId: t.villageId, goodsId: line.goodsId, kind: 'counted', count: difference, now: t.now },
    ...{ by: t.by, stocktakeId: t.stocktakeId, words: line.words ?? '' }
  })
  if (!moved) throw new Error(`counting ${line.goodsId} left less than was promised`)
}

/**
 * A stock-taking by two people: what was counted beside what the books say, each difference with its reason. Refuses
 * SHOP_STOCK_MOVED when the books changed meanwhile, SHOP_DIFFERENCE_UNEXPLAINED, SHOP_COUNT_BELOW_PROMISED,
 * SHOP_COUNTED_TWICE and VILLAGE_ENDED.
 */
export const takeStock = mutation({
  action: 'shop_keep',
  input: TakeStock,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, input, subject) => {
    const { db, now } = ctx
    const { villageId, lines } = input
    if (new Set(lines.map((l) => l.goodsId)).size !== lines.length) deny(no.countTwice)
    await lockShop(db, villageId, now)
    const by = recorderFor(ctx, 'shop_keep', subject)
    const stocktakeId = newId()
    await db
      .insertInto('shop_stocktake')
      .values({
        ...{ village_id: villageId, id: stocktakeId, at: now, helper_name: input.helperName },
        ...{ by_id: by.id, by_name: by.name }
      })
      .execute()
    for (const line of lines) await countOne(db, { villageId, stocktakeId, now, by }, line)
    return presentSaved(stocktakeId)
  }
})
