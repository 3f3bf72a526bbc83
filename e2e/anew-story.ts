import { randomBytes } from 'node:crypto'
import type { DemoKey } from '../src/cloud/demo/demo-people'
import { dayOf } from '../src/domain/common/calendar'
import { look, openSheet, type Scene } from './claim-forms'
import { hang, review, sign } from './claim-story'
import type { Driver } from './driver'
import { passDays } from './pass-days'
import { signIn } from './story'

const RULE = '邻里互助（照看老人、农忙转转工等）'
const SCORERS: readonly DemoKey[] = ['assessor-a', 'assessor-a2', 'assessor-a3']
const why = '张贴的照片拍到了别人的证件'

/**
 * A points notice that was covered, on screens alone: the household reads that its points are not lost, the committee
 * drafts the notice anew, it is signed and hung, the former one leads to it, and when its days are over the claim is booked.
 */
export const anewStory = async (phone: Driver): Promise<void> => {
  const mark = `${phone.name}${randomBytes(3).toString('hex')}`
  const scene: Scene = { phone, mark, today: dayOf(new Date()) }
  await earn(scene)
  await review(scene)
  await sign(scene)
  await hang(scene)
  await cover(scene)
  await readAtHome(scene, '今天起公示停了', 'anew-02-home')
  await draftAnew(scene)
  await sign(scene)
  await hang(scene, 1)
  await readFormer(scene)
  await readAtHome(scene, '今天起重新公示', 'anew-06-home')
  await book(scene)
}

/** A claim with its first result. */
const earn = async (scene: Scene): Promise<void> => {
  const { phone, mark } = scene
  const said = `帮吴婆婆收苞谷（${mark}）`
  await signIn(phone, 'villager-a-daughter')
  await phone.tab('积分')
  await phone.tap(/^申报积分/)
  await phone.tap(RULE)
  await phone.fill('说明', said)
  await phone.tap('提交申报')
  await phone.see('申报已收到')
  for (const key of SCORERS) {
    await openSheet(scene, key, said)
    await phone.tap('同意，给满分')
    await phone.see('每一条至少三个人打分')
  }
}

/** The supervision committee covers it: from then on it cannot hang again. */
const cover = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'supervisor-a')
  await phone.tap(/^公示办理/)
  await phone.see('提异议还有')
  await phone.tap('办理')
  await phone.tap('登记取下')
  await phone.tap('含有个人信息，先遮挡再更正')
  await phone.see('这一份不能再挂出来')
  await phone.tap('登记')
  await phone.see('请村委会到这一批积分里重新起草')
  await look(scene, 'anew-01-covered')
}

const openOwn = async ({ phone }: Scene): Promise<void> => {
  await phone.tab('积分')
  await phone.tap(/^我的申报/)
  await phone.see('申报一件')
  await phone.tap(new RegExp(RULE.slice(0, 4)))
  await phone.see('办到哪一步')
}

const readAtHome = async (scene: Scene, words: string | RegExp, picture: string): Promise<void> => {
  await signIn(scene.phone, 'villager-a-daughter')
  await openOwn(scene)
  await scene.phone.see(words)
  await look(scene, picture)
}

const draftAnew = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'committee-a2')
  await phone.tap(/^积分复核/)
  await phone.see('公示停了，要重新公示')
  await phone.tap('打开这一批', { nth: 0 })
  await phone.see('各户的分都还在')
  await phone.tap('重新起草公示')
  await phone.see('请写明为什么重新公示')
  await look(scene, 'anew-03-stopped')
  await phone.fill('为什么重新公示', why)
  await phone.tap('重新起草公示')
  await phone.see('新的公示起草好了，等村监委会签')
  await look(scene, 'anew-04-drafted')
}

/** The former notice shows nothing and leads to the one that hangs in its place. */
const readFormer = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'party-member-a')
  await phone.tab('积分')
  await phone.tap(/^积分公示.*不对可以提异议/)
  await phone.see('重新公示')
  await phone.tap(/^已由更正公告代替.*积分公示/)
  await phone.see('这份公示里有个人信息，已经遮住')
  await phone.tap('看更正公告')
  await phone.see('各户的积分')
  await phone.see(why)
  await look(scene, 'anew-05-anew')
}

const book = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'villager-a-daughter')
  await passDays(scene, 7)
  await openOwn(scene)
  await phone.see('已入账')
  await phone.see('原公示停了，重新张榜公示')
}
