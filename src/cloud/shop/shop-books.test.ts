import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { addDays, dayOf } from '@/domain/common/calendar'
import { watchShop } from '../jobs/watch-shop'
import { outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { callerOf, givePoints, growBudget, inVillage, readBooks, stockGoods } from './shop-testing'

const scene = worldScene()
const home = () => scene.world.A.households[0].id
const villageId = () => scene.world.A.villageId
const redeem = async (goodsId: string, over: object = {}) =>
  (await callerOf(scene, 'villager')).shop.redeem({
    ...inVillage(scene),
    ...{ householdId: home(), goodsId, count: 1, price: 10, ...over }
  })
const stateOf = async (redemptionId: string) =>
  (await (await callerOf(scene, 'villager')).shop.readRedemption({ villageId: villageId(), redemptionId }))
    .state
const toldTo = async (kind: string, redemptionId: string) =>
  (
    await scene.db.selectFrom('outbox').select(['holder_id', 'payload']).where('kind', '=', kind).execute()
  ).filter((r) => r.payload.redemptionId === redemptionId).length
const later = (days: number) => new Date(scene.now.getTime() + days * 86_400_000)

beforeAll(() => givePoints(scene, home(), 100_000))
afterEach(async () => expect((await readBooks(scene)).every(Boolean)).toBe(true))

describe('the budget', () => {
  test('is announced for days that no other one has, and not for the past', async () => {
    const keeper = await callerOf(scene, 'committee_member')
    const announce = (from: string, to: string, over: object = {}) =>
      outcome(
        keeper.shop.announceBudget({
          ...inVillage(scene),
          ...{ from, to, points: 100, fund: '村集体收益', words: '张贴在公示栏', ...over }
        })
      )
    expect(await announce('2026-12-31', '2027-03-31')).toBe('SHOP_BUDGET_OVERLAPS')
    expect(await announce('2026-07-01', '2026-09-30')).toBe('SHOP_BUDGET_PAST')
    expect(await announce('2027-03-31', '2027-01-01')).toBe('SHOP_BUDGET_BACKWARDS')
    expect(await announce('2027-01-01', '2027-03-31', { words: '问13971234567' })).toBe('SHOP_PERSONAL_DATA')
    expect(await announce('2027-01-01', '2027-03-31', { noticeId: randomUUID() })).toBe('SHOP_NOTICE_UNKNOWN')
    expect(await announce('2027-01-01', '2027-03-31', { noticeId: scene.life.doneNoticeId })).toBe('ok')
  })
  test('is short: requests wait in their order with goods and points held, and none is voided', async () => {
    const goodsId = await stockGoods(scene, { count: 10 })
    const first = await redeem(goodsId)
    const second = await redeem(goodsId, { count: 3 })
    const third = await redeem(goodsId)
    expect([first, second, third].map((r) => [r.state, r.ahead])).toEqual([
      ['queued', 0],
      ['queued', 1],
      ['queued', 2]
    ])
    // 11 of 1 + 10 points: the first fits, the second (30) does not, and the third (10) may not overtake it.
    expect(await growBudget(scene, 20)).toMatchObject({ served: 1 })
    expect(await stateOf(first.redemptionId)).toBe('reserved')
    expect(await stateOf(third.redemptionId)).toBe('queued')
    expect(await toldTo('shop_ready', first.redemptionId)).toBeGreaterThan(0)
    // What is given back goes to whoever waits longest.
    await watchShop(scene.db, later(400))
    expect(await stateOf(second.redemptionId)).toBe('queued')
    expect(await growBudget(scene, 20)).toMatchObject({ served: 2 })
    expect(await stateOf(third.redemptionId)).toBe('reserved')
  })
})

describe('the clock', () => {
  test('reminds before the last day, returns after it, each once, also when two run it at once', async () => {
    await growBudget(scene, 100)
    const goodsId = await stockGoods(scene, { count: 1 })
    const { redemptionId, dueOn } = await redeem(goodsId)
    expect(dueOn).toBe(addDays(dayOf(scene.now), 15))
    await watchShop(scene.db, later(12))
    expect(await toldTo('shop_soon', redemptionId)).toBe(0)
    await Promise.all([watchShop(scene.db, later(13)), watchShop(scene.db, later(13))])
    expect(await toldTo('shop_soon', redemptionId)).toBe(4)
    await watchShop(scene.db, later(15))
    expect(await stateOf(redemptionId)).toBe('reserved')
    await Promise.all([watchShop(scene.db, later(16)), watchShop(scene.db, later(16))])
    expect(await stateOf(redemptionId)).toBe('expired')
    expect(await toldTo('shop_returned', redemptionId)).toBe(4)
    expect(await outcome(redeem(goodsId))).toBe('ok')
  })
  test('brings up a hand-over that nobody confirmed, and never settles it by itself', async () => {
    await growBudget(scene, 100)
    const goodsId = await stockGoods(scene)
    const { redemptionId } = await redeem(goodsId)
    const household = await callerOf(scene, 'villager')
    const { code } = await household.shop.readRedemption({ villageId: villageId(), redemptionId })
    await (await callerOf(scene, 'committee_member')).shop.act({
      ...inVillage(scene),
      ...{ redemptionId, action: 'hand_over', code: code ?? '' }
    })
    await watchShop(scene.db, later(3))
    expect(await toldTo('shop_unconfirmed', redemptionId)).toBe(0)
    await watchShop(scene.db, later(4))
    await watchShop(scene.db, later(40))
    expect(await toldTo('shop_unconfirmed', redemptionId)).toBe(2)
    expect(await stateOf(redemptionId)).toBe('handed')
  })
  test('one that cannot be returned never keeps the others waiting', async () => {
    await growBudget(scene, 100)
    const [broken, sound] = [await stockGoods(scene), await stockGoods(scene)]
    const stuck = await redeem(broken)
    const free = await redeem(sound)
    const keepOnShelf = (reserved: number) =>
      scene.db.updateTable('shop_goods').set({ reserved }).where('id', '=', broken).execute()
    await keepOnShelf(0)
    await expect(watchShop(scene.db, later(16))).rejects.toThrow(stuck.redemptionId)
    expect(await stateOf(free.redemptionId)).toBe('expired')
    expect(await stateOf(stuck.redemptionId)).toBe('reserved')
    await keepOnShelf(1)
    await watchShop(scene.db, later(16))
    expect(await stateOf(stuck.redemptionId)).toBe('expired')
  })
  test('serves those who wait when the next budget begins', async () => {
    const goodsId = await stockGoods(scene, { price: 60_000, count: 1 })
    const { redemptionId } = await redeem(goodsId, { price: 60_000 })
    await scene.db
      .updateTable('shop_budget')
      .set({ points: 90_000 })
      .where('from_day', '=', '2027-01-01')
      .execute()
    await watchShop(scene.db, new Date('2026-12-31T15:59:00Z'))
    expect(await stateOf(redemptionId)).toBe('queued')
    await watchShop(scene.db, new Date('2026-12-31T16:01:00Z'))
    expect(await stateOf(redemptionId)).toBe('reserved')
  })
})

describe('the stock', () => {
  test('what is promised cannot be written off', async () => {
    await growBudget(scene, 100)
    const goodsId = await stockGoods(scene, { count: 3 })
    await redeem(goodsId, { count: 2 })
    const keeper = await callerOf(scene, 'committee_member')
    const out = (count: number) =>
      outcome(keeper.shop.moveStock({ ...inVillage(scene), goodsId, kind: 'out', count, words: '破损' }))
    expect(await out(2)).toBe('SHOP_STOCK_SHORT')
    expect(await out(1)).toBe('ok')
  })
  test('is counted by two; a difference has its reason; what moved meanwhile is counted again', async () => {
    await growBudget(scene, 100)
    const goodsId = await stockGoods(scene, { count: 5 })
    await redeem(goodsId)
    const keeper = await callerOf(scene, 'committee_member')
    const count = (...lines: { goodsId: string; book: number; counted: number; words?: string }[]) =>
      outcome(keeper.shop.takeStock({ ...inVillage(scene), helperName: '黄显明', lines }))
    expect(await count({ goodsId, book: 4, counted: 4 })).toBe('SHOP_STOCK_MOVED')
    expect(await count({ goodsId, book: 5, counted: 4 })).toBe('SHOP_DIFFERENCE_UNEXPLAINED')
    expect(await count({ goodsId, book: 5, counted: 0, words: '被偷' })).toBe('SHOP_COUNT_BELOW_PROMISED')
    const line = { goodsId, book: 5, counted: 5 }
    expect(await count(line, line)).toBe('SHOP_COUNTED_TWICE')
    expect(await count({ goodsId, book: 5, counted: 4, words: '一桶漏了' })).toBe('ok')
    const list = await keeper.shop.listMovements({ villageId: villageId(), goodsId })
    expect(list.map((m) => [m.kindName, m.count, m.helper])).toEqual([
      ['盘点调整', -1, '黄显明'],
      ['兑换占用', 1, null],
      ['入库', 5, null]
    ])
    const [after] = (await keeper.shop.listStock({ villageId: villageId() })).slice(-1)
    expect(after).toMatchObject({ available: 3, reserved: 1, onShelf: 4, costFen: 900 })
  })
  test('goods are things, their changes are written down, and what was asked for keeps its price', async () => {
    await growBudget(scene, 100)
    const goodsId = await stockGoods(scene)
    const { redemptionId } = await redeem(goodsId)
    const keeper = await callerOf(scene, 'committee_member')
    const save = (over: object) =>
      outcome(
        keeper.shop.saveGoods({
          ...inVillage(scene),
          ...{ goodsId, name: '菜籽油', words: '5升', unit: '桶', price: 12, source: 'bought' },
          ...{ sourceName: '向家百货', costFen: 900, perQuarter: null, onSale: true, fileIds: [], ...over }
        })
      )
    expect(await save({ name: '现金50元' })).toBe('SHOP_NO_CASH')
    expect(await save({ words: '要货打13971234567' })).toBe('SHOP_PERSONAL_DATA')
    expect(await save({ goodsId: randomUUID() })).toBe('NOT_FOUND')
    expect(await save({ fileIds: [randomUUID()] })).toBe('FILE_NOT_YOURS')
    expect(await save({})).toBe('ok')
    const changes = await scene.db
      .selectFrom('shop_goods_event')
      .select('change')
      .where('goods_id', '=', goodsId)
      .orderBy('id', 'desc')
      .execute()
    expect(changes[0]?.change).toEqual({ price: { before: 10, after: 12 } })
    const mine = await callerOf(scene, 'villager')
    expect(await mine.shop.readRedemption({ villageId: villageId(), redemptionId })).toMatchObject({
      points: 10
    })
    expect(await outcome(redeem(goodsId))).toBe('SHOP_GOODS_CHANGED')
    expect(await save({ onSale: false })).toBe('ok')
    expect(await outcome(redeem(goodsId, { price: 12 }))).toBe('SHOP_GOODS_OFF')
  })
})

test('the settlement names no household: sums by supplier, the same in the workbook', async () => {
  await growBudget(scene, 100)
  const household = await callerOf(scene, 'villager')
  const keeper = await callerOf(scene, 'committee_member')
  const handedOver = async (goodsId: string, count: number): Promise<string> => {
    const { redemptionId } = await redeem(goodsId, { count })
    const { code } = await household.shop.readRedemption({ villageId: villageId(), redemptionId })
    const step = { redemptionId, action: 'hand_over' as const, code: code ?? '' }
    await keeper.shop.act({ ...inVillage(scene), ...step })
    return redemptionId
  }
  const first = await handedOver(await stockGoods(scene), 2)
  const days = { villageId: villageId(), from: '2026-11-01', to: '2026-11-30' }
  expect(await keeper.shop.readSettlement(days)).toMatchObject({ sources: [], points: 0 })
  // The same thing put on the shelf anew, under the same name: one line for whoever delivers it.
  const second = await handedOver(await stockGoods(scene), 1)
  for (const redemptionId of [first, second])
    await household.shop.act({ ...inVillage(scene), redemptionId, action: 'confirm' })
  const settlement = await keeper.shop.readSettlement(days)
  expect(settlement).toMatchObject({ points: 30, costFen: 2700, sources: [{ sourceName: '向家百货' }] })
  expect(settlement.sources[0]?.goods).toEqual([
    {
      ...{ sourceName: '向家百货', goodsName: '菜籽油', unit: '桶' },
      ...{ count: 3, points: 30, costFen: 2700 }
    }
  ])
  expect(JSON.stringify(settlement)).not.toContain('向国富')
  const { file } = await keeper.shop.exportSettlement(days)
  const rows = await readSheet(Buffer.from(file, 'base64'), '结算')
  expect(rows.at(-1)).toEqual(['总计', null, null, null, 30, 27])
  expect(await readSheet(Buffer.from(file, 'base64'), '明细')).toHaveLength(3)
  const backwards = { ...days, from: '2026-12-01' }
  expect(await outcome(keeper.shop.readSettlement(backwards))).toBe('SHOP_PERIOD_BACKWARDS')
})

test('whatever several people press at once: stock, purses and budget agree with what was asked for', async () => {
  const goodsId = await stockGoods(scene, { count: 6 })
  await growBudget(scene, 70)
  const household = await callerOf(scene, 'villager')
  const keeper = await callerOf(scene, 'committee_member')
  const ids: string[] = []
  const press = async (move: string, n: number): Promise<void> => {
    if (move === 'ask') {
      const input = { ...inVillage(scene), householdId: home(), goodsId, count: n, price: 10 }
      await household.shop.redeem(input).then(
        (r) => ids.push(r.redemptionId),
        () => undefined
      )
      return
    }
    const redemptionId = ids[n % Math.max(1, ids.length)]
    if (!redemptionId) return
    const read = await household.shop.readRedemption({ villageId: villageId(), redemptionId })
    const step = { ...inVillage(scene), redemptionId, action: move as 'cancel', reason: '试一试' }
    const who = move === 'hand_over' || move === 'take_back' ? keeper : household
    await outcome(who.shop.act({ ...step, ...(read.code ? { code: read.code } : {}) }))
  }
  const moves = fc.record({
    move: fc.constantFrom('ask', 'cancel', 'hand_over', 'confirm', 'deny', 'take_back'),
    n: fc.integer({ min: 1, max: 3 })
  })
  await fc.assert(
    fc.asyncProperty(fc.array(moves, { minLength: 3, maxLength: 8 }), async (steps) => {
      await Promise.all(steps.map((s) => press(s.move, s.n)))
      expect((await readBooks(scene)).every(Boolean)).toBe(true)
    }),
    { numRuns: 20 }
  )
}, 600_000)
