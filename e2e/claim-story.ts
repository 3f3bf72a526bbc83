import { randomBytes } from 'node:crypto'
import { type DemoKey, demoPerson } from '../src/cloud/demo/demo-people'
import { dayOf } from '../src/domain/common/calendar'
import { countAbove, look, openSheet, type Scene } from './claim-forms'
import type { Driver } from './driver'
import { passDays } from './pass-days'
import { signIn } from './story'

const CLAIM = '邻里互助（照看老人、农忙转转工等）'
const RECORD = '参加五边清洁日（屋边路边田边河边沟边）'
const SCORERS: readonly DemoKey[] = ['assessor-a', 'assessor-a2', 'assessor-a3']

const home = demoPerson('villager-a-elder').householdNo ?? ''
const asPublic = new RegExp(`尾号${home.slice(-3)}`)

/**
 * From deed to entry, on screens alone: a claim and a work day recorded for many, scored by three, reviewed with the
 * drawn ones looked at again, hung on the board, objected to by a neighbour, corrected, and booked when the term is over.
 */
export const claimStory = async (phone: Driver): Promise<void> => {
  const mark = `${phone.name}${randomBytes(3).toString('hex')}`
  const scene: Scene = { phone, mark, today: dayOf(new Date()) }
  await declare(scene)
  await record(scene)
  for (const key of SCORERS) await score(scene, key)
  await seeScored(scene)
  await review(scene)
  await sign(scene)
  await hang(scene)
  await object(scene)
  await answer(scene)
  await correct(scene)
  await readAtHome(scene)
}

const help = ({ mark }: Scene): string => `帮隔壁吴婆婆收了两天苞谷（${mark}）`
const sweep = ({ mark }: Scene): string => `三组河边沟边，上午8点到11点（${mark}）`

const declare = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'villager-a-daughter')
  await phone.tab('积分')
  await phone.tap(/^申报积分/)
  await phone.see('选一条细则')
  await look(scene, '01-choose-rule')
  await phone.tap(CLAIM)
  await phone.see(/现在还可以得\d+分/)
  await phone.tap('多一人次')
  await phone.fill('说明', help(scene))
  await look(scene, '02-declare')
  phone.loseNextReply('claim.declare')
  await phone.tap('提交申报', { times: 2 })
  await phone.see('已存在手机上，有信号就送出')
  await phone.tap('现在再试一次', { times: 2 })
  await phone.see('申报已收到')
  await look(scene, '03-received')
  await phone.tap('看办到哪一步')
  await phone.see('已申报，等评议')
  await phone.see(help(scene))
  await look(scene, '04-waiting')
}

/** A work day: the elder's household and some of its group, ticked without a signal and sent when there is one. */
const record = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'committee-a')
  await phone.tap(/^记积分/)
  await phone.see('选一条细则')
  await phone.tap(RECORD)
  await phone.see(/3组/)
  await phone.see(/3组 4\d户/)
  await phone.tap('3组全选')
  await phone.see(/勾了[1-9]/)
  await look(scene, '05-whole-group')
  await phone.tap('3组全不选')
  await phone.fill('搜姓名或户号', '0301')
  for (const nth of [2, 4, 7]) await phone.tap(/家，?户号0301/, { nth })
  await phone.see('已勾3户')
  await look(scene, '06-ticked')
  await phone.fill('说明', sweep(scene))
  await phone.offline(true)
  await phone.tap('交上去评议')
  await phone.see('没有发出去')
  await phone.offline(false)
  await phone.tap('交上去评议', { times: 2 })
  await phone.see('已记下3笔')
  await look(scene, '07-recorded')
}

/** The second assessor knows that somebody came for half of it; three scores make the middle one. */
const score = async (scene: Scene, key: DemoKey): Promise<void> => {
  const { phone } = scene
  await openSheet(scene, key, help(scene))
  if (key === 'assessor-a2') {
    await phone.tap(/改分$/)
    await phone.fill('给几分', '5')
    await phone.fill('理由', '一天是请的工')
    await look(scene, '08-less')
    await phone.tap('提交打分')
  } else await phone.tap('同意，给满分')
  await phone.see('每一条至少三个人打分')
  await phone.tap('打开打分', { nth: await countAbove(phone, '打开打分', sweep(scene)) })
  await phone.see('户都给满分，提交')
  if (key === 'assessor-a') await look(scene, '09-sheet')
  await phone.tap(/户都给满分，提交$/)
  await phone.see('每一条至少三个人打分')
  if (key === 'assessor-a3') await look(scene, '10-queue')
}

const seeScored = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'villager-a-daughter')
  await phone.tab('积分')
  await phone.tap(/^我的申报/)
  await phone.see('已初评，等村里复核')
  await look(scene, '11-mine')
  await phone.tap(new RegExp(CLAIM.slice(0, 4)))
  await phone.see('一天是请的工')
  await look(scene, '12-scored')
}

/** Who recorded does not review: another of the committee looks again at what was drawn, then passes the rest. */
export const review = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'committee-a2')
  await phone.tap(/^积分复核/)
  await phone.see('初评过的，等复核')
  await look(scene, '13-review')
  await phone.tap('收成一批，开始复核')
  await phone.see('抽查是怎么抽的')
  await look(scene, '14-batch')
  while ((await phone.text()).includes('登记抽查结果')) {
    const left = (await phone.text()).split('登记抽查结果').length - 1
    await phone.tap('登记抽查结果')
    await phone.tap('属实，分数不变')
    await phone.notSee('属实，分数不变')
    if (left === 1) break
  }
  await phone.see('抽中的都查过了')
  await phone.tap('其余的都通过复核')
  await phone.tap('都通过')
  await phone.see('起草公示')
  await look(scene, '15-reviewed')
  await phone.tap('看看公示写什么')
  await phone.see(asPublic)
  await phone.tap('起草公示')
  await phone.see('看这一批的公示')
}

/** The supervision committee signs the one draft of a points notice there is. */
export const sign = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'supervisor-a')
  await phone.tap(/^待会签的公示/)
  await phone.see('会签是说')
  await phone.tap(/积分公示/)
  await phone.see('对一对')
  await look(scene, '16-cosign')
  await phone.tap(/，会签$/)
  await phone.tap('会签')
  await phone.see('没有等会签的公示')
}

/** The secretary puts up what was signed, everywhere; below as many notices that were interrupted. */
export const hang = async ({ phone }: Scene, interrupted = 0): Promise<void> => {
  await signIn(phone, 'secretary-a')
  await phone.tap(/^公示办理/)
  await phone.see('会签好了，可以挂出')
  await phone.tap('办理', { nth: interrupted })
  await phone.tap(/^挂出$/)
  await phone.tap('确认挂出')
  await phone.see('提异议还有')
}

const openNotice = async (phone: Driver): Promise<void> => {
  await phone.tab('积分')
  // The tab of public matters leads there as well, in other words.
  await phone.tap(/^积分公示.*不对可以提异议/)
  await phone.see('哪一户不对，点开公示就能提异议')
  await phone.tap(/^公示中，可以提异议.*积分公示/)
  await phone.see('各户的积分')
}

/** A neighbour of the same group: she saw who harvested the corn. */
const object = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'party-member-a')
  await openNotice(phone)
  await look(scene, '17-notice')
  await phone.fill('搜姓或户号尾号', home.slice(-3))
  await phone.notSee('对第1行提异议')
  await phone.see(asPublic)
  await phone.tap('对第3行提异议')
  await phone.see('是哪方面')
  await phone.tap(/钱数、账目不对/)
  await phone.fill('要说的话', '吴婆婆家的苞谷，两天都是请的工，不是互助。')
  await look(scene, '18-object')
  await phone.tap('提交异议')
  await phone.see('异议已收到')
}

const answer = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'committee-a2')
  await phone.tap(/^异议办理/)
  await phone.see(asPublic)
  await look(scene, '19-objections')
  await phone.tap('打开办理')
  await phone.see('只有这一户的分先放着')
  await phone.tap('受理，发回执', { nth: 1 })
  await phone.fill('答复', '问了吴婆婆，两天里有一天是请工付了钱，另一天是互助。')
  await phone.tap('提交答复，请村监委核实')
  await phone.notSee('提交答复，请村监委核实')
}

/** Upheld in part: the claim is put right, the others are as they were. */
const correct = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'supervisor-a')
  await phone.tap(/^异议办理/)
  await phone.tap('打开办理')
  await phone.see('村民怎么说')
  await phone.tap(/异议成立/)
  await phone.fill(CLAIM, '5')
  await phone.fill('理由', '受助户说一天是请工，那一天不算互助，按一人次记。')
  await look(scene, '20-correct')
  await phone.tap('提交')
  await phone.tap('作出结论')
  await phone.see('办理经过')
  await look(scene, '21-upheld')
}

/** The term runs out by itself; the household finds what was booked, by whom, and what was put right. */
const readAtHome = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'villager-a-daughter')
  await passDays(scene, 7, 7, 1, 1)
  await phone.tab('积分')
  await phone.tap(/^我的申报/)
  await phone.see('已入账')
  await phone.tap(new RegExp(CLAIM.slice(0, 4)))
  await phone.see('公示期满，入账')
  await look(scene, '22-posted')
  await phone.back()
  await phone.back()
  await phone.see('积分明细')
  await phone.see(CLAIM.slice(0, 4))
  await look(scene, '23-statement')
}
