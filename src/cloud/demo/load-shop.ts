import type { Transaction } from 'kysely'
import { quarterOf } from '@/domain/shop/redeem'
import type { Database } from '../db/schema'
import { dayFrom, instant } from './days'
import { demoId } from './ids'
import type { MemberPlan } from './village-plan'

const goods = [
  { name: '洗衣粉', words: '1.5公斤一袋', unit: '袋', price: 8, count: 30, per: 2, fen: 850 },
  { name: '菜籽油', words: '村里油坊现榨，5升一桶', unit: '桶', price: 30, count: 12, per: 1, fen: 5500 },
  { name: '肥皂', words: '洗衣皂', unit: '块', price: 2, count: 40, per: null, fen: 180 },
  { name: '保温杯', words: '爱心企业捐赠', unit: '个', price: 15, count: 6, per: 1, fen: null }
] as const

/** More than all households have earned so far, so that nobody has to wait. */
const BUDGET = 2000

/** A village's shop: some goods as they came in, and the budget of this quarter. */
export async function loadShop(
  db: Transaction<Database>,
  { villageId: village_id, clerk }: { readonly villageId: string; readonly clerk: MemberPlan },
  now: Date
): Promise<void> {
  const at = instant(dayFrom(now, -20), 10 * 60)
  const by = { by_id: clerk.id, by_name: clerk.name }
  await db.insertInto('shop').values({ village_id, updated_at: at }).execute()
  await db
    .insertInto('shop_goods')
    .values(
      goods.map((g, i) => ({
        ...{ village_id, id: demoId('goods', i), name: g.name, words: g.words, unit: g.unit },
        ...{ price: g.price, cost_fen: g.fen, per_quarter: g.per, available: g.count },
        ...(g.fen === null
          ? { source: 'donated' as const, source_name: '清江茶业' }
          : { source: 'bought' as const, source_name: '向家百货' }),
        ...{ on_sale: true, updated_at: at }
      }))
    )
    .execute()
  await db
    .insertInto('shop_movement')
    .values(
      goods.map((g, i) => ({
        ...{ village_id, id: demoId('movement', i), goods_id: demoId('goods', i), at },
        ...{ kind: 'in' as const, count: g.count, words: '第一次进货', ...by }
      }))
    )
    .execute()
  const quarter = quarterOf(dayFrom(now, 0))
  const budget_id = demoId('budget', 0)
  await db
    .insertInto('shop_budget')
    .values({
      ...{ village_id, id: budget_id, from_day: quarter.from, to_day: quarter.to, points: BUDGET },
      ...{ fund: '村集体经济收益', announced_at: at }
    })
    .execute()
  const announced = { village_id, id: demoId('budget', 1), budget_id, at, points: BUDGET }
  await db
    .insertInto('shop_budget_event')
    .values({ ...announced, words: '已贴在村公开栏', ...by })
    .execute()
}
