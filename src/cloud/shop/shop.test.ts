import { randomUUID } from 'node:crypto'
import type { Role } from '@/domain/role/roles'
import { readAccounts } from '../points/ledger'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { callerOf, givePoints, growBudget, inVillage, readBooks, stockGoods } from './shop-testing'

const scene = worldScene()
const home = () => scene.world.A.households[0].id
const purse = async (id = home()) => {
  const account = (await readAccounts(scene.db, scene.world.A.villageId, [id])).get(id)
  return { available: account?.available, reserved: account?.reserved }
}
const stock = (goodsId: string) =>
  scene.db
    .selectFrom('shop_goods')
    .select(['available', 'reserved', 'gone'])
    .where('id', '=', goodsId)
    .executeTakeFirstOrThrow()
const ask = (goodsId: string, over: object = {}) => ({
  ...inVillage(scene),
  ...{ householdId: home(), goodsId, count: 1, price: 10, ...over }
})
const act = async (role: Role, redemptionId: string, action: string, over: object = {}) =>
  (await callerOf(scene, role)).shop.act({
    ...inVillage(scene),
    ...{ redemptionId, action: action as 'cancel', ...over }
  })
const told = async (kind: string) =>
  (await scene.db.selectFrom('outbox').select('holder_id').where('kind', '=', kind).execute()).map(
    (r) => r.holder_id
  )

beforeAll(async () => {
  await givePoints(scene, home(), 200)
  await givePoints(scene, scene.world.A.households[2].id, 100)
  await growBudget(scene, 500)
})
afterEach(async () => expect((await readBooks(scene)).every(Boolean)).toBe(true))

describe('redeem refuses, and moves nothing', () => {
  test('what a household may get wrong, each with its code', async () => {
    const goodsId = await stockGoods(scene, { count: 2, perQuarter: 1 })
    const c = await callerOf(scene, 'villager')
    const code = (over: object) => outcome(c.shop.redeem(ask(goodsId, over)))
    const before = await purse()
    expect(await code({ householdId: scene.world.A.households[2].id })).toBe('FORBIDDEN')
    expect(await code({ villageId: scene.world.B.villageId })).toBe('NOT_FOUND')
    expect(await code({ goodsId: randomUUID() })).toBe('NOT_FOUND')
    expect(await code({ price: 9 })).toBe('SHOP_GOODS_CHANGED')
    expect(await code({ count: 3 })).toBe('SHOP_SOLD_OUT')
    expect(await code({ count: 2 })).toBe('SHOP_LIMIT_REACHED')
    expect(await code({ count: 0 })).toBe('INPUT_INVALID')
    expect(await purse()).toEqual(before)
    expect(await stock(goodsId)).toEqual({ available: 2, reserved: 0, gone: 0 })
  })
  test('more points than there are, and gives the stock back with the refusal', async () => {
    const goodsId = await stockGoods(scene, { price: 500, count: 1 })
    const c = await callerOf(scene, 'villager')
    await growBudget(scene, 1000)
    expect(await outcome(c.shop.redeem(ask(goodsId, { price: 500 })))).toBe('SHOP_POINTS_SHORT')
    expect(await stock(goodsId)).toEqual({ available: 1, reserved: 0, gone: 0 })
  })
})

test('two phones want the last one at the same moment: one gets it, the other is told', async () => {
  const goodsId = await stockGoods(scene, { count: 1 })
  const one = await callerOf(scene, 'villager')
  const other = await as(scene.world.callerAs({ placeId: scene.world.A.villageId, id: holder(2) }))
  const results = await Promise.all([
    outcome(one.shop.redeem(ask(goodsId))),
    outcome(other.shop.redeem(ask(goodsId, { householdId: scene.world.A.households[2].id })))
  ])
  expect([...results].sort()).toEqual(['SHOP_SOLD_OUT', 'ok'])
  expect(await stock(goodsId)).toEqual({ available: 0, reserved: 1, gone: 0 })
})
const holder = (n: 0 | 1 | 2) => scene.world.A.households[n].members[1]?.id ?? ''

test('one press that arrives twice is one redemption', async () => {
  const goodsId = await stockGoods(scene)
  const c = await callerOf(scene, 'villager')
  const input = ask(goodsId)
  const before = await purse()
  const [a, b] = await Promise.all([c.shop.redeem(input), c.shop.redeem(input)])
  expect(a).toEqual(b)
  expect((await purse()).reserved).toBe((before.reserved ?? 0) + 10)
})

describe('from the code to holding it', () => {
  const redeemed = async () => {
    const goodsId = await stockGoods(scene)
    const c = await callerOf(scene, 'villager')
    const { redemptionId } = await c.shop.redeem(ask(goodsId, { count: 2 }))
    const read = await c.shop.readRedemption({ villageId: scene.world.A.villageId, redemptionId })
    return { goodsId, redemptionId, code: read.code ?? '', read }
  }
  test('the household shows its code, the keeper hands over, the household confirms', async () => {
    const before = await purse()
    const { goodsId, redemptionId, code, read } = await redeemed()
    expect(read).toMatchObject({ state: 'reserved', points: 20, own: true, dueOn: '2026-12-07' })
    expect(read.qr).toMatch(/^data:image\/png;base64,/)
    const keeper = await callerOf(scene, 'committee_member')
    const { villageId } = scene.world.A
    expect(await outcome(keeper.shop.find({ villageId, code: wrong(code) }))).toBe('SHOP_CODE_UNKNOWN')
    expect(await keeper.shop.find({ villageId, code })).toMatchObject({ redemptionId, count: 2 })
    // Who keeps the counter never reads the code; it is the household's to show.
    expect(await keeper.shop.readRedemption({ villageId, redemptionId })).toMatchObject({
      code: null,
      qr: null
    })
    expect(await outcome(act('committee_member', redemptionId, 'hand_over', { code: wrong(code) }))).toBe(
      'SHOP_CODE_WRONG'
    )
    expect(await outcome(act('villager', redemptionId, 'confirm'))).toBe('SHOP_NOT_NOW')
    await act('committee_member', redemptionId, 'hand_over', { code })
    expect(await stock(goodsId)).toEqual({ available: 3, reserved: 0, gone: 2 })
    expect((await purse()).reserved).toBe((before.reserved ?? 0) + 20)
    expect(await outcome(act('villager', redemptionId, 'cancel'))).toBe('SHOP_NOT_NOW')
    expect(await told('shop_handed')).toContain(scene.world.A.holders.villager.id)
    expect(await act('villager', redemptionId, 'confirm')).toMatchObject({ state: 'fulfilled' })
    expect(await purse()).toEqual({ available: (before.available ?? 0) - 20, reserved: before.reserved })
    expect(await outcome(act('villager', redemptionId, 'confirm'))).toBe('SHOP_ENDED')
  })
  test('a household that got nothing says so: it waits again under another code, and the supervisors hear', async () => {
    const { goodsId, redemptionId, code } = await redeemed()
    await act('committee_member', redemptionId, 'hand_over', { code })
    expect(await outcome(act('villager', redemptionId, 'deny'))).toBe('SHOP_REASON_NEEDED')
    await act('villager', redemptionId, 'deny', { reason: '只给了一桶' })
    expect(await told('shop_denied')).toContain(scene.world.A.holders.supervision_member.id)
    expect(await stock(goodsId)).toEqual({ available: 3, reserved: 2, gone: 0 })
    const c = await callerOf(scene, 'villager')
    const again = await c.shop.readRedemption({ villageId: scene.world.A.villageId, redemptionId })
    expect(again.code).not.toBe(code)
    expect(again.events.map((e) => e.name)).toEqual(['提出兑换', '交货', '没有领到'])
  })
  test('cancelled by the household at once, by a keeper with a reason that the household hears', async () => {
    const before = await purse()
    const { goodsId, redemptionId } = await redeemed()
    await act('villager', redemptionId, 'cancel')
    const second = await redeemed()
    expect(await outcome(act('committee_member', second.redemptionId, 'cancel'))).toBe('SHOP_REASON_NEEDED')
    await act('committee_member', second.redemptionId, 'cancel', { reason: '油漏了' })
    expect(await told('shop_cancelled')).toContain(scene.world.A.holders.villager.id)
    expect(await purse()).toEqual(before)
    expect(await stock(goodsId)).toEqual({ available: 5, reserved: 0, gone: 0 })
  })
})
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describe('on paper', () => {
  test('a keeper asks for a household without a phone, and a witness in office confirms', async () => {
    const goodsId = await stockGoods(scene)
    const keeper = await callerOf(scene, 'committee_member')
    const { villageId } = scene.world.A
    const { redemptionId } = await keeper.shop.redeem(ask(goodsId))
    expect(await told('shop_for_you')).toContain(scene.world.A.holders.household_head.id)
    const witnesses = await keeper.shop.listWitnesses({ villageId, redemptionId })
    const names = witnesses.map((w) => w.name)
    expect(names).toEqual(['黄显明'])
    const over = (witnessId: string) =>
      outcome(act('committee_member', redemptionId, 'hand_over', { witnessId }))
    expect(await over(scene.world.A.holders.villager.id)).toBe('SHOP_WITNESS_UNFIT')
    expect(await over(scene.world.A.holders.party_secretary.id)).toBe('SHOP_WITNESS_UNFIT')
    expect(await over(scene.world.A.holders.supervision_member.id)).toBe('ok')
    const witness = await callerOf(scene, 'supervision_member')
    expect((await witness.shop.listOwn({ villageId })).toAttest).toMatchObject([{ redemptionId }])
    expect(await act('supervision_member', redemptionId, 'attest')).toMatchObject({ state: 'fulfilled' })
  })
  test('never for the keeper’s own household', async () => {
    const own = scene.world.A.households[1].id
    await givePoints(scene, own, 50)
    const goodsId = await stockGoods(scene)
    const keeper = await callerOf(scene, 'committee_member')
    const { redemptionId } = await keeper.shop.redeem(ask(goodsId, { householdId: own }))
    const { code, actions } = await keeper.shop.readRedemption({
      villageId: scene.world.A.villageId,
      redemptionId
    })
    expect(actions.map((a) => a.action)).toEqual(['cancel'])
    expect(await outcome(act('committee_member', redemptionId, 'hand_over', { code }))).toBe(
      'SHOP_OWN_HOUSEHOLD'
    )
  })
})

test('to others in the village and beyond a redemption does not exist; the books are for the offices', async () => {
  const goodsId = await stockGoods(scene)
  const { redemptionId } = await (await callerOf(scene, 'villager')).shop.redeem(ask(goodsId))
  const { villageId } = scene.world.A
  const read = async (role: Role, where: 'A' | 'B') =>
    outcome((await as(scene.world.callerFor(role, where))).shop.readRedemption({ villageId, redemptionId }))
  expect(await read('villager_rep', 'A')).toBe('FORBIDDEN')
  expect(await read('committee_member', 'B')).toBe('FORBIDDEN')
  expect(await read('visitor', 'A')).toBe('NOT_SIGNED_IN')
  expect(await read('household_head', 'A')).toBe('ok')
  expect(await read('supervision_member', 'A')).toBe('ok')
})
