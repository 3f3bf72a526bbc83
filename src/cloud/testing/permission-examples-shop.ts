import { randomUUID } from 'node:crypto'
import type { Paths, Scene } from './permission-examples'

const written = ({ at }: Scene) => ({ requestId: randomUUID(), villageId: at.villageId })
const quarter = { from: '2026-10-01', to: '2026-12-31' }

/** One input for every procedure of the shop; see permission-examples.ts. The village has goods, a budget and nothing in stock. */
export const shopExamples: Record<Extract<Paths, `shop.${string}`>, (scene: Scene) => object> = {
  'shop.listGoods': ({ at }) => ({ villageId: at.villageId }),
  'shop.readGoods': ({ at, life }) => ({ villageId: at.villageId, goodsId: life.goodsId }),
  'shop.redeem': (scene) => ({
    ...written(scene),
    householdId: scene.at.households[0].id,
    goodsId: scene.life.goodsId,
    count: 1,
    price: 5
  }),
  'shop.listOwn': ({ at }) => ({ villageId: at.villageId }),
  'shop.readRedemption': ({ at, life }) => ({ villageId: at.villageId, redemptionId: life.redemptionId }),
  'shop.act': (scene) => ({ ...written(scene), redemptionId: scene.life.redemptionId, action: 'confirm' }),
  'shop.find': ({ at }) => ({ villageId: at.villageId, code: '000000' }),
  'shop.listCounter': ({ at }) => ({ villageId: at.villageId, state: 'reserved' }),
  'shop.listWitnesses': ({ at, life }) => ({ villageId: at.villageId, redemptionId: life.redemptionId }),
  'shop.listStock': ({ at }) => ({ villageId: at.villageId }),
  'shop.readStock': ({ at, life }) => ({ villageId: at.villageId, goodsId: life.goodsId }),
  'shop.saveGoods': (scene) => ({
    ...written(scene),
    ...{ name: '现金红包', words: '', unit: '个', price: 5, source: 'bought', sourceName: '无' },
    ...{ costFen: null, perQuarter: null, onSale: true, fileIds: [] }
  }),
  'shop.moveStock': (scene) => ({
    ...written(scene),
    ...{ goodsId: scene.life.goodsId, kind: 'out', count: 1, words: '破损' }
  }),
  'shop.listMovements': ({ at, life }) => ({ villageId: at.villageId, goodsId: life.goodsId }),
  'shop.takeStock': (scene) => ({
    ...written(scene),
    helperName: '黄显明',
    lines: [{ goodsId: scene.life.goodsId, book: 9, counted: 9 }]
  }),
  'shop.listBudgets': ({ at }) => ({ villageId: at.villageId }),
  'shop.announceBudget': (scene) => ({
    ...written(scene),
    ...{ ...quarter, points: 100, fund: '村集体收益', words: '已在公示栏张贴' }
  }),
  'shop.growBudget': (scene) => ({
    ...written(scene),
    ...{ budgetId: randomUUID(), points: 1, words: '追加' }
  }),
  'shop.chooseTerms': (scene) => ({ ...written(scene), pickupDays: 15, quarterPoints: null }),
  'shop.readSettlement': ({ at }) => ({ villageId: at.villageId, ...quarter }),
  'shop.exportSettlement': ({ at }) => ({ villageId: at.villageId, ...quarter })
}
