import { randomBytes } from 'node:crypto'
import { demoPerson } from '../src/cloud/demo/demo-people'
import { type Driver, until } from './driver'
import { openMessage } from './open-message'
import { signIn } from './story'

/** Two phones in two households' hands, and what this run's goods are called. */
interface Scene<D extends Driver> {
  readonly one: D
  readonly other: D
  readonly goods: string
  /** Looks at a page with the eyes of everyone, where the phone has such eyes. */
  readonly look: (phone: D, name: string) => Promise<void>
}

/**
 * The last piece in the shop, wanted by two phones: one gets it, the other is told so and keeps its points; it is given
 * up, asked for again, handed over by its code, and confirmed. On screens alone.
 */
export const shopStory = async <D extends Driver>(
  one: D,
  other: D,
  look: Scene<D>['look'] = (phone, name) => phone.shot(`shop-${name}`)
): Promise<void> => {
  const scene = { one, other, look, goods: `毛巾${randomBytes(2).toString('hex')}` }
  await stockOne(scene)
  await bothWantIt(scene)
  await givenUp(scene)
  await handedOver(scene)
}

const openCounter = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'committee-a')
  await phone.tap(/^兑换柜台/)
  await phone.see('农户来领东西')
}

/** The keeper puts new goods on the shelf: one piece. */
const stockOne = async <D extends Driver>({ one, goods, look }: Scene<D>): Promise<void> => {
  await openCounter(one)
  await look(one, '01-counter')
  await one.tap(/^商品和库存/)
  await one.see('洗衣粉')
  await look(one, '02-stock')
  await one.tap('上架新商品')
  await one.fill('名称', goods)
  await one.fill('单位', '条')
  await one.fill('要多少分', '2')
  await one.fill('谁提供的', '向家百货')
  await look(one, '03-edit')
  await one.tap('存好')
  await one.see(goods)
  await one.tap(new RegExp(`^${goods}`))
  await one.see('记一笔')
  await one.fill('几件', '1')
  await one.fill('说明', '第一次进货')
  await look(one, '04-moves')
  await one.tap('入库', { nth: 1 })
  await one.see('第一次进货')
}

const openShop = async (phone: Driver): Promise<void> => {
  await phone.tab('积分')
  await phone.tap(/^积分超市/)
  await phone.see('兑换预算')
}

const openGoods = async (phone: Driver, goods: string): Promise<void> => {
  await openShop(phone)
  await phone.tap(new RegExp(`^${goods}`))
  await phone.see('我家能用的分')
}

/** What a phone says after it pressed 兑换. */
const told = (phone: Driver): Promise<'got it' | 'too late'> =>
  until(
    async () => {
      const words = await phone.text()
      if (words.includes('东西留好了')) return 'got it'
      return words.includes('刚刚被别人兑完了') ? 'too late' : undefined
    },
    () => `${phone.name} was told nothing`
  )

const bothWantIt = async <D extends Driver>({ one, other, goods, look }: Scene<D>): Promise<void> => {
  await signIn(one, 'villager-a-elder')
  await signIn(other, 'representative-a')
  await openShop(one)
  await look(one, '05-front')
  await one.tap(new RegExp(`^${goods}`))
  await one.see('我家能用的分')
  await openGoods(other, goods)
  await look(other, '06-goods')
  await Promise.all([one.tap('兑换'), other.tap('兑换')])
  const answers = await Promise.all([told(one), told(other)])
  if ([...answers].sort().join() !== 'got it,too late') throw new Error(`they were told ${answers.join()}`)
  await one.shot('shop-07-one')
  await other.shot('shop-07-other')
}

/** Whichever phone got it gives it up again; the other may have it then. */
const givenUp = async <D extends Driver>({ one, other, goods, look }: Scene<D>): Promise<void> => {
  const [winner, loser] = (await told(one)) === 'got it' ? [one, other] : [other, one]
  await winner.tap('看领取码')
  await winner.see(/\d{6}/)
  await look(winner, '08-code')
  await winner.tap('不要了，取消兑换')
  await winner.see('分已经退回')
  await look(winner, '09-cancelled')
  await loser.back()
  await loser.see('兑换预算')
  await loser.tap(new RegExp(`^${goods}`))
  await loser.see('我家能用的分')
  await loser.tap('兑换')
  await loser.see('东西留好了')
}

/** The six digits that stand on a household's phone. */
const codeOn = (phone: Driver): Promise<string> =>
  until(
    async () => /(?:^|\n)\s*(\d{6})\s*(?:\n|$)/.exec(await phone.text())?.[1],
    () => 'the phone shows no code'
  )

const handedOver = async <D extends Driver>(scene: Scene<D>): Promise<void> => {
  const { one, other, goods, look } = scene
  const household = (await one.text()).includes('东西留好了') ? one : other
  const counter = household === one ? other : one
  await household.tap('看领取码')
  const code = await codeOn(household)
  await openCounter(counter)
  await counter.fill('领取码', code === '000000' ? '000001' : '000000')
  await counter.tap('查这个码')
  await counter.see('没有等领的兑换用这个码')
  await counter.fill('领取码', code)
  await counter.tap('查这个码')
  await counter.see(goods)
  await look(counter, '10-hand-over')
  await counter.tap('东西交给农户了')
  await counter.see('等农户确认领到')
  await look(counter, '11-handed')
  await household.see('我没有领到')
  await look(household, '12-confirm')
  await household.tap('确认领到')
  await household.see('东西已经领到，分已经用掉')
  await look(household, '13-done')
  await household.back()
  await household.see('东西留好了')
  await household.back()
  await household.tap(/^我的兑换/)
  await household.see('已领到')
  await look(household, '14-mine')
  await books(scene, counter)
}

/** The keeper's books after it: counted by two, the budget, and what is owed to the supplier. */
const books = async <D extends Driver>({ goods, look }: Scene<D>, counter: D): Promise<void> => {
  await counter.back()
  await counter.see('农户来领东西')
  await counter.tap(/^盘点/)
  await counter.see(`${goods}：账上0条`)
  // Another phone's story may have counted, or bought, before.
  const [, soap] = /肥皂：账上(\d+)块/.exec(await counter.text()) ?? []
  await counter.fill('肥皂数出来', String(Number(soap) - 1))
  await counter.see('比账上少1块')
  await counter.fill('肥皂比账上少1块，是什么原因', '一块破了')
  await counter.fill('谁和您一起数的', '彭小勇')
  await look(counter, '15-counting')
  await counter.tap('交盘点表')
  await counter.see('农户来领东西')
  await counter.tap(/^兑换预算/)
  await counter.see('正在用')
  await counter.tap(/^追加这份预算/)
  await counter.fill('追加多少分', '100')
  await counter.fill('为什么追加', '腊月要的人多')
  await look(counter, '16-budget')
  await counter.tap('追加预算')
  await counter.see('追加100分：腊月要的人多')
  await counter.back()
  await counter.tap(/^和供货人结算/)
  await counter.see(goods)
  await look(counter, '17-settle')
}

/**
 * A household without a phone: a keeper asks at the counter with its points, hands over before a witness, who confirms on
 * an own phone; the household's daughter, far away, reads of it, and the supervision committee finds it in the settlement.
 */
export const shopOnPaper = async <D extends Driver>(phone: D, look: Scene<D>['look']): Promise<void> => {
  await openCounter(phone)
  await phone.tap(/^替没有手机的户兑换/)
  await phone.fill('搜户主或户号', demoPerson('villager-a-elder').householdNo ?? '')
  await look(phone, 'paper-01-household')
  await phone.tap(new RegExp(`户号${demoPerson('villager-a-elder').householdNo}`))
  await phone.see('正在柜台替')
  await phone.tap(/^肥皂/)
  await phone.see('能用的分')
  await look(phone, 'paper-02-goods')
  await phone.tap('兑换')
  await phone.see('东西留好了')
  await phone.tap('去交货')
  await phone.tap('没有手机')
  await phone.see('请谁见证')
  await phone.tap(new RegExp(demoPerson('assessor-a').name))
  await look(phone, 'paper-03-witness')
  await phone.tap('东西交给农户了，请他见证')
  await phone.see(`等${demoPerson('assessor-a').name}`)
  await signIn(phone, 'assessor-a')
  await openShop(phone)
  await phone.tap(/^我的兑换/)
  await phone.see('请您见证')
  await look(phone, 'paper-04-asked')
  await phone.tap(/领肥皂/)
  await phone.see('农户没有领到')
  await look(phone, 'paper-05-attest')
  await phone.tap('我见证，农户领到了')
  await phone.see('东西已经领到')
  await openMessage(phone, 'villager-a-daughter', '村干部在柜台替您家兑换了东西')
  await signIn(phone, 'supervisor-a')
  await phone.tap(/^兑换柜台/)
  await phone.tap(/^和供货人结算/)
  await phone.see('向家百货')
  await phone.tap('打印结算单')
  await phone.see('村监委签字')
  await look(phone, 'paper-06-print')
}
