import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '@/domain/role/roles'
import { bookOne } from '../points/ledger-testing'
import { as, type Caller } from '../testing/caller'
import type { Scene } from '../testing/world-scene'

export const inVillage = (scene: Scene) => ({ requestId: randomUUID(), villageId: scene.world.A.villageId })

export const callerOf = (scene: Scene, role: Role): Promise<Caller> => as(scene.world.callerFor(role, 'A'))

/** Points on a household's account, free to be redeemed. */
export const givePoints = async (scene: Scene, householdId: string, points: number): Promise<void> => {
  const answer = await bookOne(scene.db, {
    ...{ villageId: scene.world.A.villageId, householdId, itemId: scene.life.itemId, points },
    by: { ...scene.world.A.holders.committee_member, role: 'committee_member' },
    now: scene.now
  })
  if (answer.status !== 'posted') throw new Error(`no points: ${answer.status}`)
}

/** New goods of `price` points with `count` pieces on the shelf. */
export const stockGoods = async (
  scene: Scene,
  over: { price?: number; count?: number; perQuarter?: number | null } = {}
): Promise<string> => {
  const keeper = await callerOf(scene, 'committee_member')
  const { id } = await keeper.shop.saveGoods({
    ...inVillage(scene),
    ...{ name: '菜籽油', words: '5升', unit: '桶', price: over.price ?? 10, source: 'bought' },
    ...{
      sourceName: '向家百货',
      costFen: 900,
      perQuarter: over.perQuarter ?? null,
      onSale: true,
      fileIds: []
    }
  })
  const count = over.count ?? 5
  if (count > 0) {
    await keeper.shop.moveStock({
      ...inVillage(scene),
      ...{ goodsId: id, kind: 'in', count, words: '进货' }
    })
  }
  return id
}

/** Adds to the village's budget of the quarter. */
export const growBudget = async (scene: Scene, points: number): Promise<{ served: number }> =>
  (await callerOf(scene, 'committee_member')).shop.growBudget({
    ...inVillage(scene),
    ...{ budgetId: scene.life.budgetId, points, words: '追加' }
  })

/** The village's books: goods against their movements, purses and budget against the redemptions. */
export const readBooks = async (scene: Scene) => {
  const { villageId } = scene.world.A
  const { rows: goods } = await sql<{ id: string; ok: boolean; promised: boolean }>`
    select g.id,
      g.available + g.reserved + g.gone = coalesce((select sum(count) filter (where kind in ('in', 'counted'))
        - coalesce(sum(count) filter (where kind = 'out'), 0) from shop_movement m
        where m.village_id = g.village_id and m.goods_id = g.id), 0) as ok,
      g.reserved = coalesce((select sum(r.count) from shop_redemption r where r.village_id = g.village_id
        and r.goods_id = g.id and r.state in ('queued', 'reserved')), 0)
      and g.gone = coalesce((select sum(r.count) from shop_redemption r where r.village_id = g.village_id
        and r.goods_id = g.id and r.state in ('handed', 'fulfilled')), 0) as promised
    from shop_goods g where g.village_id = ${villageId}`.execute(scene.db)
  const { rows: purses } = await sql<{ household_id: string; ok: boolean }>`
    select a.household_id, a.reserved = coalesce((select sum(r.points) from shop_redemption r
      where r.village_id = a.village_id and r.household_id = a.household_id
      and r.state in ('queued', 'reserved', 'handed')), 0) as ok
    from points_account a where a.village_id = ${villageId}`.execute(scene.db)
  const { rows: budgets } = await sql<{ id: string; ok: boolean }>`
    select b.id, b.committed = coalesce((select sum(r.points) from shop_redemption r
      where r.village_id = b.village_id and r.budget_id = b.id
      and r.state in ('reserved', 'handed', 'fulfilled')), 0) as ok
    from shop_budget b where b.village_id = ${villageId}`.execute(scene.db)
  return [...goods.map((g) => g.ok && g.promised), ...purses.map((p) => p.ok), ...budgets.map((b) => b.ok)]
}
