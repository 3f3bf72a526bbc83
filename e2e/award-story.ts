import type { DemoKey } from '../src/cloud/demo/demo-people'
import { addDays, dayOf } from '../src/domain/common/calendar'
import { type Award, findNeighbour, type Home, openAsVillager, ownHome } from './award-scene'
import type { Driver } from './driver'
import { lookAt } from './look-at'
import { passDays } from './pass-days'
import { plaqueStory } from './plaque-story'
import { signIn } from './story'

/**
 * 最美评选 from the opening of a round to the plaque, on screens alone: three put forward, one steps back, a relative
 * leaves a household to others on the panel, hearts go to one and the points to another; the list hangs its days, the
 * plaque comes with honour points apart from those that buy things, and is paused after a chance to mend. Needs a host of
 * its own.
 */
export const awardStory = async (phone: Driver): Promise<void> => {
  const today = dayOf(new Date())
  const award: Award = {
    ...{ phone, today, name: `${today.slice(0, 4)}年最美家庭` },
    ...{ elders: ownHome('villager-a-elder'), neighbour: findNeighbour(), third: ownHome('supervisor-a2') }
  }
  await openRound(award)
  await nominateOwn(award)
  await nominateOther(award)
  await stepBack(award)
  await courtyard(award)
  await giveHearts(award)
  await noteKin(award)
  await beginPanel(award)
  await judge(award)
  await count(award)
  await hang(award)
  await readNotice(award)
  await plaqueStory(award)
}

/** From the desk of an office to the round. */
const openAsOffice = async ({ phone, name }: Award, key: DemoKey): Promise<void> => {
  await signIn(phone, key)
  await phone.tap('最美评选')
  await phone.tap(name)
  await phone.see('怎么评')
}

const openRoundAsVillager = async ({ phone, name }: Award, key: DemoKey): Promise<void> => {
  await openAsVillager(phone, key)
  await phone.tap(name)
  await phone.see('怎么评')
}

const openRound = async ({ phone, name, today }: Award): Promise<void> => {
  await signIn(phone, 'committee-a')
  await phone.tap('最美评选')
  await phone.tap(/^开一轮评选/)
  await phone.see('荣誉分只作表彰，不能兑换东西')
  await phone.tap('最美家庭')
  await phone.fill('评选标准', '一家人和气，肯帮邻里；门前屋后收拾得干净。')
  await phone.fill('提名截止', addDays(today, 1))
  await phone.fill('评几户', '1')
  await phone.fill('每户荣誉分', '20')
  await phone.shot('award-01-open')
  await phone.tap('开始提名')
  await phone.see(name)
}

const nominateOwn = async (award: Award): Promise<void> => {
  const { phone, elders } = award
  await openRoundAsVillager(award, 'villager-a-daughter')
  await phone.tap('提名一户')
  await phone.see('公示时怎么写')
  await phone.fill('为什么提名', '两位老人天天扫院坝，谁家忙不过来都去搭把手。')
  await phone.shot('award-02-nominate')
  await phone.tap('提名')
  await phone.see(elders.name)
}

/** Another's household is asked first: until it agrees, nobody of the village hears of it. */
const nominateOther = async (award: Award): Promise<void> => {
  const { phone, neighbour, elders, name } = award
  await openRoundAsVillager(award, 'representative-a')
  await phone.tap('提名一户')
  await phone.tap('别人家')
  await phone.see('先问那一户愿不愿意')
  await phone.fill('那一户家里人的姓名', neighbour.head)
  await phone.fill('户号', neighbour.no)
  await phone.fill('为什么提名', '一家四代住在一起，从来没有红过脸。')
  await phone.tap('提名')
  await phone.see(elders.name)
  await phone.notSee(neighbour.name)
  await phone.back()
  await phone.see('我推荐的')
  await phone.see('等这一户同意')
  await phone.see(name)
}

const stepBack = async (award: Award): Promise<void> => {
  const { phone, third } = award
  await openRoundAsVillager(award, 'supervisor-a2')
  await phone.tap('提名一户')
  await phone.see('公示时怎么写')
  await phone.fill('为什么提名', '家里的事都商量着办，老人孩子都高兴。')
  await phone.tap('提名')
  await phone.tap(third.name)
  await phone.tap('我家退出')
  await phone.tap('退出')
  await phone.see('这一户已退出')
  await phone.shot('award-03-withdrawn')
}

/** The host writes down that the neighbours agreed, who have no phone, and what was said in the courtyard of both. */
const courtyard = async (award: Award): Promise<void> => {
  const { phone, name } = award
  await signIn(phone, 'host-a')
  await phone.tap(/^最美评选院落评议/)
  for (const { no } of [award.neighbour, award.elders]) {
    await phone.see('在院落里议一议')
    await phone.tap(new RegExp(`尾号${no.slice(-3)}.*${name}`))
    await phone.see('提名理由')
    if (no === award.neighbour.no) {
      await phone.fill('怎么问的，他们怎么说', '上门问过，一家人都愿意参加。')
      await phone.shot('award-04-for-them')
      await phone.tap('他们同意参加')
    }
    await phone.fill('大家怎么说', '院落里都赞成，说他家做得到。')
    await phone.fill('有谁在场', '院落里十二户，每户一人')
    await phone.tap('记下院落评议')
    await phone.see('院落支持，等村里评议')
    await phone.back()
  }
}

/** Both of the hearts that are given go to the neighbours. */
const giveHearts = async (award: Award): Promise<void> => {
  const { phone, neighbour } = award
  const heart = new RegExp(`^点赞 · \\d+，.*尾号${neighbour.no.slice(-3)}`)
  for (const [i, key] of (['party-member-a', 'supervisor-a'] as const).entries()) {
    await openRoundAsVillager(award, key)
    await phone.tap(heart)
    await phone.see(`已点赞，再点取消 · ${i + 1}`)
  }
  await phone.see('点赞只是心意，不影响结果，也不排名')
  await lookAt(phone, 'award-05-hearts')
}

/** One of the committee is a brother of the neighbours'. */
const noteKin = async ({ phone, neighbour }: Award): Promise<void> => {
  await signIn(phone, 'committee-a2')
  await phone.tap('近亲属登记')
  await phone.see('登记一位近亲属')
  await phone.fill('亲戚的姓名', neighbour.head)
  await phone.fill('他家的户号', neighbour.no)
  await phone.tap('兄弟姐妹')
  await phone.tap('登记')
  await phone.see('是我的兄弟姐妹')
}

const beginPanel = async (award: Award): Promise<void> => {
  const { phone, name } = award
  await signIn(phone, 'committee-a')
  await passDays(award, 1, 1)
  await phone.tap('最美评选')
  await phone.tap(name)
  await phone.tap('开始村里评议')
  await phone.tap('开始')
  await phone.see('村里评议中')
}

const openHome = async (phone: Driver, { no }: Home): Promise<void> => {
  await phone.tap(new RegExp(`尾号${no.slice(-3)}`))
  await phone.see('提名理由')
}

const give = async (phone: Driver, points: number): Promise<void> => {
  await phone.see('请您评这一户')
  await phone.fill('打分（0到100分，60分算通过）', String(points))
  await phone.fill('理由', '上门看过，和提名说的一样。')
  await phone.tap('评好了')
  await phone.see('这一户您已经评过了')
}

/** What each of the panel gives; null: they must leave that household to others, and are told why. */
const panel = [
  { key: 'secretary-a', elders: 90, neighbour: 70 },
  { key: 'assessor-a', elders: 88, neighbour: 95 },
  { key: 'assessor-a2', elders: 86, neighbour: 66 },
  { key: 'committee-a2', elders: 84, neighbour: '请回避，由别人来评' },
  { key: 'representative-a', elders: 87, neighbour: '您推荐过这一户' }
] as const satisfies readonly { key: DemoKey; elders: number; neighbour: number | string }[]

const judge = async (award: Award): Promise<void> => {
  const { phone } = award
  for (const one of panel) {
    await openAsOffice(award, one.key)
    await openHome(phone, award.elders)
    await give(phone, one.elders)
    await phone.back()
    await phone.see('按户号排列，不是排名')
    await openHome(phone, award.neighbour)
    if (typeof one.neighbour === 'number') await give(phone, one.neighbour)
    else {
      await phone.see(one.neighbour)
      await phone.notSee('请您评这一户')
    }
    if (one.key === 'committee-a2') await lookAt(phone, 'award-06-stands-back')
  }
}

/** The elders by their points, although the neighbours had both of the hearts. */
const count = async (award: Award): Promise<void> => {
  const { phone } = award
  await openAsOffice(award, 'committee-a')
  await phone.tap('结束评议，算结果')
  await phone.tap('结束')
  await phone.see('评议结束，等公示')
  await phone.see('中位数87分')
  await phone.see('中位数70分')
  await phone.see('点赞2个（只作参考）')
  await phone.see('这次没有评上')
  await lookAt(phone, 'award-07-counted')
  await phone.tap('起草公示')
  await phone.see('公示已经起草，等村监委会签')
}

const hang = async (award: Award): Promise<void> => {
  const { phone, name } = award
  await signIn(phone, 'supervisor-a')
  await phone.tap(/^待会签的公示/)
  await phone.see('会签是说')
  await phone.tap(new RegExp(`${name}评选公示`))
  await phone.see('对一对')
  await phone.shot('award-08-cosign')
  await phone.tap(/，会签$/)
  await phone.tap('会签')
  await phone.see('没有等会签的公示')
  await signIn(phone, 'secretary-a')
  await phone.tap(/^公示办理/)
  await phone.see('会签好了，可以挂出')
  await phone.tap('办理')
  await phone.tap(/^挂出$/)
  await phone.tap('确认挂出')
  await phone.see('提异议还有')
}

/** Whoever looks, signed in or not, finds who is to be honoured, and not who was not. */
const readNotice = async (award: Award): Promise<void> => {
  const { phone, elders, neighbour } = award
  await openRoundAsVillager(award, 'party-member-a')
  await phone.tap('看公示，可以提异议')
  await phone.see('按户号排列，不是排名')
  await phone.see('点赞不影响评选结果')
  await phone.see(elders.name)
  await phone.notSee(neighbour.name)
  await phone.shot('award-09-notice')
}
