import { common } from '@/domain/refusal/refusal'
import { SaveGoods } from '@/domain/shop/forms'
import { isCash } from '@/domain/shop/redeem'
import { shopRefusals } from '@/domain/shop/refusals'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { refuseMarked } from '../api/refuse-marked'
import { newId } from '../crypto/new-id'
import { attachFiles } from '../file/attach-files'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { lockShop } from './lock-shop'
import { presentSaved } from './present-shop'
import { refusePersonal } from './refuse-personal'
import { lockGoods } from './write-movement'

type Columns = ReturnType<typeof columnsOf>

const columnsOf = (input: {
  name: string
  words: string
  unit: string
  price: number
  source: 'bought' | 'donated' | 'enterprise'
  sourceName: string
  costFen: number | null
  perQuarter: number | null
  onSale: boolean
}) => ({
  name: input.name,
  words: input.words,
  unit: input.unit,
  price: input.price,
  source: input.source,
  source_name: input.sourceName,
  cost_fen: input.costFen,
  per_quarter: input.perQuarter,
  on_sale: input.onSale
})

const write = async (
  { db, now }: WriteContext,
  villageId: string,
  id: string | undefined,
  columns: Columns
): Promise<{ id: string; change: Record<string, unknown> }> => {
  if (id === undefined) {
    const made = newId()
    const row = { ...columns, village_id: villageId, id: made, updated_at: now }
    await db.insertInto('shop_goods').values(row).execute()
    return { id: made, change: columns }
  }
  const before = (await lockGoods(db, villageId, id)) ?? deny(common.notFound)
  await db
    .updateTable('shop_goods')
    .set({ ...columns, updated_at: now })
    .where('village_id', '=', villageId)
    .where('id', '=', id)
    .execute()
  const changed = (Object.keys(columns) as (keyof Columns)[]).filter((k) => columns[k] !== before[k])
  return {
    id,
    change: Object.fromEntries(changed.map((k) => [k, { before: before[k], after: columns[k] }]))
  }
}

/**
 * New goods, or a change of their name, price, limit or whether they are on sale; each change is written down. What was
 * asked for before keeps the price it was asked for at. Refuses SHOP_NO_CASH, SHOP_PERSONAL_DATA, CONTENT_MARKED, FILE_NOT_YOURS and VILLAGE_ENDED.
 */
export const saveGoods = mutation({
  action: 'shop_keep',
  input: SaveGoods,
  prepare: (ctx, { name, words, sourceName }) => refuseMarked(ctx, { name, words, sourceName }),
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, input, subject) => {
    const { villageId } = input
    if (isCash(input.name)) deny(shopRefusals.cash)
    const { name, words, sourceName } = input
    refusePersonal({ name, words, sourceName })
    await lockShop(ctx.db, villageId, ctx.now)
    const by = recorderFor(ctx, 'shop_keep', subject)
    const { id, change } = await write(ctx, villageId, input.goodsId, columnsOf(input))
    await ctx.db
      .insertInto('shop_goods_event')
      .values({
        ...{ village_id: villageId, id: newId(), goods_id: id, at: ctx.now, change: JSON.stringify(change) },
        ...{ by_id: by.id, by_name: by.name }
      })
      .execute()
    await attachFiles(ctx.db, {
      ...{ villageId, fileIds: input.fileIds, ownerKind: 'goods', ownerId: id },
      uploadedBy: ctx.actor.accountId ?? ''
    })
    return presentSaved(id)
  }
})
