import * as z from 'zod/mini'
import { Day, Id, RequestId, text } from '../common/fields'
import { type GoodsSource, goodsSources, limits } from './names'
import { pressedActions, type RedemptionAction } from './redemption'

const whole = (name: string, least: number, most: number) =>
  z
    .number({ error: `${name}要填整数。` })
    .check(
      z.int({ error: `${name}要填整数。` }),
      z.gte(least, { error: `${name}最少是${least}。` }),
      z.lte(most, { error: `${name}最多是${most}。` })
    )

const written = { requestId: RequestId, villageId: Id }

export const ListGoods = z.object({ villageId: Id, after: z.optional(Id) })
export const ReadGoods = z.object({ villageId: Id, goodsId: Id, householdId: z.optional(Id) })
export const ReadStock = z.object({ villageId: Id, goodsId: Id })
/** `after`: the last one of the page before. */
export const ListOwnRedemptions = z.object({ villageId: Id, before: z.optional(Id) })
export const ReadRedemption = z.object({ villageId: Id, redemptionId: Id })
export const ListCounter = z.object({
  villageId: Id,
  state: z.enum(['queued', 'reserved', 'handed'], { error: '请选一类。' }),
  after: z.optional(Id)
})
export const Code = z
  .string({ error: '请输入六位领取码。' })
  .check(z.refine((code) => /^\d{6}$/.test(code), { error: '领取码是六位数字。' }))
export const FindRedemption = z.object({ villageId: Id, code: Code })
export const ListWitnesses = z.object({ villageId: Id, redemptionId: Id })

export const Redeem = z.object({
  ...written,
  householdId: Id,
  goodsId: Id,
  count: whole('件数', 1, limits.perRequest),
  /** The price of one piece as it was shown. */
  price: whole('分数', 1, limits.price)
})

export const ActRedemption = z.object({
  ...written,
  redemptionId: Id,
  action: z.enum(pressedActions as [RedemptionAction, ...RedemptionAction[]], {
    error: '没有这一步，请返回上一页重试。'
  }),
  code: z.optional(Code),
  witnessId: z.optional(Id),
  reason: z.optional(text('原因', 1, limits.reason))
})

export const SaveGoods = z.object({
  ...written,
  /** Left out for new goods. */
  goodsId: z.optional(Id),
  name: text('名称', 1, limits.name),
  words: text('说明', 0, limits.words),
  unit: text('单位', 1, 4),
  price: whole('分数', 1, limits.price),
  source: z.enum(Object.keys(goodsSources) as [GoodsSource, ...GoodsSource[]], { error: '请选择来源。' }),
  sourceName: text('供货人', 1, limits.name),
  costFen: z.nullable(whole('结算单价', 0, 100_000_000)),
  perQuarter: z.nullable(whole('每季度限量', 1, limits.stock)),
  onSale: z.boolean(),
  /** Photos that were uploaded and are to be added. */
  fileIds: z.array(Id).check(z.maxLength(limits.photos, { error: `照片最多${limits.photos}张。` }))
})

export const MoveStock = z.object({
  ...written,
  goodsId: Id,
  kind: z.enum(['in', 'out'], { error: '请选入库还是出库。' }),
  count: whole('件数', 1, limits.stock),
  words: text('说明', 1, limits.words)
})
export const ListMovements = z.object({ villageId: Id, goodsId: Id, before: z.optional(Id) })

export const TakeStock = z.object({
  ...written,
  /** Who counted along. */
  helperName: text('一起清点的人', 1, 20),
  lines: z
    .array(
      z.object({
        goodsId: Id,
        /** What the phone showed as the books' number. */
        book: whole('账上数', 0, limits.stock),
        counted: whole('数出来的', 0, limits.stock),
        words: z.optional(text('原因', 1, limits.reason))
      })
    )
    .check(
      z.minLength(1, { error: '请至少数一样。' }),
      z.maxLength(limits.counted, { error: `一次最多盘点${limits.counted}样。` })
    )
})

export const ListBudgets = z.object({ villageId: Id, before: z.optional(Id) })
export const AnnounceBudget = z.object({
  ...written,
  from: Day,
  to: Day,
  points: whole('预算分数', 1, limits.budget),
  fund: text('钱从哪里来', 2, 60),
  words: text('说明', 2, limits.words),
  noticeId: z.optional(Id)
})
export const GrowBudget = z.object({
  ...written,
  budgetId: Id,
  points: whole('追加分数', 1, limits.budget),
  words: text('说明', 2, limits.words)
})
export const ChooseShopTerms = z.object({
  ...written,
  pickupDays: whole('领取天数', limits.pickupDays.least, limits.pickupDays.most),
  quarterPoints: z.nullable(whole('每季度每户最多', 1, limits.budget))
})

export const ReadSettlement = z.object({ villageId: Id, from: Day, to: Day })
