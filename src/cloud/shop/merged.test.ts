import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../crypto/new-id'
import { readAccounts } from '../points/ledger'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { callerOf, givePoints, growBudget, inVillage, stockGoods } from './shop-testing'

const scene = worldScene()

test('a merger gives back what waits, waits itself for what is unconfirmed, and the old shop takes nothing new', async () => {
  const { A } = scene.world
  const { villageId } = A
  const home = A.households[0].id
  await givePoints(scene, home, 100)
  await growBudget(scene, 500)
  const goodsId = await stockGoods(scene)
  const household = await callerOf(scene, 'villager')
  const keeper = await callerOf(scene, 'committee_member')
  const ask = () =>
    household.shop.redeem({ ...inVillage(scene), householdId: home, goodsId, count: 1, price: 10 })
  const waiting = await ask()
  const handed = await ask()
  const { code } = await household.shop.readRedemption({ villageId, redemptionId: handed.redemptionId })
  const over = { redemptionId: handed.redemptionId, action: 'hand_over' as const, code: code ?? '' }
  await keeper.shop.act({ ...inVillage(scene), ...over })

  const neighbour = newId()
  await sql`insert into place (id, level, parent_id, county_id, township_id, began_on)
    values (${neighbour}, 'village', ${A.townshipId}, ${A.countyId}, ${A.townshipId}, '2000-01-01')`.execute(
    scene.db
  )
  await sql`insert into place_name (place_id, valid_from, name, code)
    values (${neighbour}, '2000-01-01', '石桥村', '422802205230')`.execute(scene.db)
  const admin = await as(scene.world.callerFor('sys_admin', 'A'))
  const merge = () =>
    admin.place.merge({
      ...{ requestId: randomUUID(), townshipId: A.townshipId, from: [villageId, neighbour] },
      ...{ name: '繁𡐓村', code: '422802205299', on: '2026-11-20' }
    })
  expect(await outcome(merge())).toBe('MERGE_SHOP_UNCONFIRMED')
  const confirm = { redemptionId: handed.redemptionId, action: 'confirm' as const }
  await household.shop.act({ ...inVillage(scene), ...confirm })
  const merged = await merge()
  const carried = (await readAccounts(scene.db, merged.villageId, [home])).get(home)
  expect(carried).toMatchObject({ available: 95, reserved: 0 })
  const villager = { placeId: merged.villageId, id: A.holders.villager.id }
  const moved = await as(scene.world.callerAs(villager))
  const old = { villageId, redemptionId: waiting.redemptionId }
  expect(await moved.shop.readRedemption(old)).toMatchObject({ state: 'cancelled', actions: [] })
  const anew = { ...inVillage(scene), householdId: home, goodsId, count: 1, price: 10 }
  expect(await outcome(moved.shop.redeem(anew))).toBe('VILLAGE_ENDED')
})
