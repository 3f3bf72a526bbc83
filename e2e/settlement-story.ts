import { readFile } from 'node:fs/promises'
import readWorkbook from 'read-excel-file/node'
import { type DemoKey, demoPerson } from '../src/cloud/demo/demo-people'
import { dayOf, daysBetween } from '../src/domain/common/calendar'
import type { Driver } from './driver'
import { H5Driver } from './h5-driver'
import { lookAt } from './look-at'
import { ask, villageId, write } from './matter-scene'
import { movedOn, type Village } from './resolve-rules'
import { signIn } from './story'

interface Goods {
  readonly goodsId: string
  readonly name: string
  readonly price: number
}
interface Voucher {
  readonly goodsName: string
  readonly count: number
  readonly points: number
}
interface Scene extends Omit<Village, 'photo'> {
  readonly phone: Driver
  /** The first of the month that is settled. */
  from: string
}

const TOWEL = '山茶毛巾'

/**
 * A month of the shop settled with its suppliers: what households confirmed in it and nothing else, the same on the
 * screen and in the file; then the shelf is counted by two, and what is missing is explained for whoever looks after it.
 * Needs a host of its own.
 */
export const settlementStory = async (phone: Driver, address: string): Promise<void> => {
  const today = dayOf(new Date())
  const scene: Scene = { phone, address, tokens: new Map(), today, from: today }
  await stockTowels(scene)
  await handOver(scene, 'villager-a-elder', '肥皂', 1, 'confirm')
  await toNextMonth(scene)
  const first = await handOver(scene, 'villager-a-elder', '肥皂', 1, 'confirm')
  await movedOn(scene, 9)
  const vouchers = [
    first,
    await handOver(scene, 'representative-a', '肥皂', 2, 'confirm'),
    await handOver(scene, 'representative-a', TOWEL, 1, 'confirm')
  ]
  // Neither what nobody has confirmed nor what was given up is owed for.
  await handOver(scene, 'representative-a', '肥皂', 1, null)
  await handOver(scene, 'villager-a-elder', TOWEL, 1, 'cancel')
  await settle(scene, vouchers)
  if (phone instanceof H5Driver) await readFileOf(phone, vouchers)
  await count(scene)
  await readMoves(scene)
}

/** Another supplier beside the demo's. */
const stockTowels = async (scene: Scene): Promise<void> => {
  const { id: goodsId } = await write<{ id: string }>(scene, 'committee-a', 'shop.saveGoods', {
    ...{ name: TOWEL, words: '纯棉', unit: '条', price: 2, source: 'bought', sourceName: '沙溪供销社' },
    ...{ costFen: 355, perQuarter: null, onSale: true, fileIds: [] }
  })
  const came = { goodsId, kind: 'in', count: 6, words: '第一次进货' }
  await write(scene, 'committee-a', 'shop.moveStock', came)
}

/** The first day of the next month, with a budget for its quarter where that is a new one. */
const toNextMonth = async (scene: Scene): Promise<void> => {
  const [year = 0, month = 0] = scene.today.split('-').map(Number)
  scene.from = dayOf(new Date(Date.UTC(year, month, 1)))
  await movedOn(scene, daysBetween(scene.today, scene.from))
  const shop = await ask<{ budget: unknown }>(scene, 'committee-a', 'shop.listGoods', { villageId })
  if (shop.budget !== null) return
  const to = dayOf(new Date(Date.UTC(year, month + 3, 0)))
  await write(scene, 'committee-a', 'shop.announceBudget', {
    ...{ from: scene.from, to, points: 500, fund: '村集体经济收益', words: '已贴在村公开栏' }
  })
}

/** What `shopStory` shows on screens, beside the phone: asked for, handed over by its code, confirmed or not. */
const handOver = async (
  scene: Scene,
  key: DemoKey,
  name: string,
  pieces: number,
  end: 'confirm' | 'cancel' | null
): Promise<Voucher> => {
  const { goods } = await ask<{ goods: Goods[] }>(scene, key, 'shop.listGoods', { villageId })
  const wanted = goods.find((g) => g.name === name)
  if (!wanted) throw new Error(`the shop has no ${name}`)
  const { goodsId, price } = wanted
  const { redemptionId } = await write<{ redemptionId: string }>(scene, key, 'shop.redeem', {
    ...{ householdId: demoPerson(key).householdId, goodsId, count: pieces, price }
  })
  const read = () =>
    ask<Voucher & { code: string }>(scene, key, 'shop.readRedemption', { villageId, redemptionId })
  const act = (who: DemoKey, action: string, papers: object = {}) =>
    write(scene, who, 'shop.act', { redemptionId, action, ...papers })
  if (end === 'cancel') await act(key, 'cancel')
  else await act('committee-a', 'hand_over', { code: (await read()).code })
  if (end === 'confirm') await act(key, 'confirm')
  return read()
}

const sum = (vouchers: readonly Voucher[], of: (v: Voucher) => number): number =>
  vouchers.reduce((all, v) => all + of(v), 0)

/** The list of the month on the screen is what its vouchers come to, supplier by supplier. */
const settle = async (scene: Scene, vouchers: readonly Voucher[]): Promise<void> => {
  const { phone, from, today } = scene
  const soap = vouchers.filter((v) => v.goodsName === '肥皂')
  const towels = vouchers.filter((v) => v.goodsName === TOWEL)
  await signIn(phone, 'committee-a')
  await phone.tap(/^兑换柜台/)
  await phone.tap(/^和供货人结算/)
  await phone.fill('从哪天起', from)
  await phone.fill('到哪天止', today)
  await phone.see(`${sum(vouchers, (v) => v.points)}分`)
  await phone.see(`肥皂 ${sum(soap, (v) => v.count)}块，${sum(soap, (v) => v.points)}分，5.40元`)
  await phone.see(`${TOWEL} ${sum(towels, (v) => v.count)}条，${sum(towels, (v) => v.points)}分，3.55元`)
  await phone.see(`合计${sum(soap, (v) => v.points)}分，应付5.40元`)
  await phone.see(`合计${sum(towels, (v) => v.points)}分，应付3.55元`)
  await phone.see('8.95元')
  await lookAt(phone, 'settlement-01-month')
}

/** The file says the same: numbers that can be added up, a line for every hand-over, and no household. */
const readFileOf = async (phone: H5Driver, vouchers: readonly Voucher[]): Promise<void> => {
  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.tap('下载表格')])
  const [sums, each] = await readWorkbook(await readFile(await download.path()))
  const points = sum(vouchers, (v) => v.points)
  const whole = sums?.data.at(-1)
  const lines = each?.data.slice(1) ?? []
  const added = (column: number) => lines.reduce((all, line) => all + Number(line[column]), 0)
  const owed = Math.round(added(6) * 100)
  const isSame = whole?.[4] === points && whole[5] === 8.95 && added(5) === points && owed === 895
  if (!isSame || lines.length !== vouchers.length)
    throw new Error(`${download.suggestedFilename()} holds ${JSON.stringify([sums?.data, each?.data])}`)
  const words = JSON.stringify([sums?.data, each?.data])
  for (const key of ['villager-a-elder', 'representative-a'] as const)
    if (words.includes(demoPerson(key).name)) throw new Error(`the supplier reads of ${demoPerson(key).name}`)
}

/** Two count the shelf; what is missing is not taken in without its reason. */
const count = async ({ phone }: Scene): Promise<void> => {
  await phone.back()
  await phone.see('农户来领东西')
  await phone.tap(/^盘点/)
  await phone.see(`${TOWEL}：账上5条`)
  await phone.fill(`${TOWEL}数出来`, '3')
  await phone.see('比账上少2条')
  await phone.fill('谁和您一起数的', '彭小勇')
  await phone.see(`“${TOWEL}”和账上不一样，请写原因。`)
  await phone.fill(`${TOWEL}比账上少2条，是什么原因`, '受潮发霉，两条不能用了')
  await lookAt(phone, 'settlement-02-counting')
  await phone.tap('交盘点表')
  await phone.see('农户来领东西')
}

/** The supervision committee finds on its own phone what was missing, why, and who counted. */
const readMoves = async ({ phone }: Scene): Promise<void> => {
  await signIn(phone, 'supervisor-a')
  await phone.tap(/^兑换柜台/)
  await phone.tap(/^商品和库存/)
  await phone.tap(new RegExp(`^${TOWEL}`))
  await phone.see('每一笔进出')
  await phone.see('盘点调整')
  await phone.see('2件（少了）')
  await phone.see('受潮发霉，两条不能用了')
  await phone.see(`${demoPerson('committee-a').name}和彭小勇一起数的`)
  await lookAt(phone, 'settlement-03-moves')
}
