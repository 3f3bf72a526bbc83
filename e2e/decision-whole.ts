import { dayOf } from '../src/domain/common/calendar'
import { archived, carryOut, lookBack, publish, readNotice, resultIsOut } from './decision-disclosed'
import {
  addPhoto,
  callMeeting,
  fillVotes,
  fromDesk,
  hasOnePhoto,
  needsOnScreen,
  openOnDesk,
  register,
  type Scene
} from './decision-forms'
import { until } from './driver'
import type { H5Driver } from './h5-driver'
import { passDays } from './pass-days'
import { signIn } from './story'

/**
 * One decision through all six steps, by the people whose turn it is and through their screens alone, with the demo's
 * clock moved over each term: proposed by a villager, archived after its result hung for fifteen days. Needs a host of
 * its own, because the clock is everybody's.
 */
export const decisionWhole = async (phone: H5Driver, photo: string): Promise<void> => {
  const scene: Scene = { phone, photo, title: '五组晒坝硬化和防滑处理', today: dayOf(new Date()) }
  await propose(scene)
  await proposal(scene)
  await deliberation(scene)
  await opinion(scene)
  await review(scene)
  await callRepresentatives(scene)
  await consult(scene)
  await resolution(scene)
  await publish(scene, '起草决议公示', '13-resolution')
  await readNotice(scene)
  await carryOut(scene)
  await publish(scene, '起草结果公示', '19-result')
  await resultIsOut(scene)
  await archived(scene)
  await lookBack(scene)
}

const propose = async ({ phone, title }: Scene): Promise<void> => {
  await signIn(phone, 'villager-a-elder')
  await phone.tap('提一件要村里定的事')
  await phone.see('是哪一类事？')
  await phone.tap('公益事业的兴办')
  await phone.see('对每户意味着什么')
  await phone.fill('标题', title)
  await phone.fill(
    '方案内容',
    '五组老晒坝开裂积水，硬化320平方米，面层做防滑处理，边沟接到老水沟。钱从村集体经济收入中列支。'
  )
  await phone.fill('对每户意味着什么', '各户不出钱。施工二十天，这段时间请不要在晒坝晒粮、停车。')
  await phone.fill('预算', '28600')
  await phone.fill('在哪里做、做多少', '五组老晒坝，320平方米')
  await phone.fill('哪些人受益', '五组各户')
  await phone.shot('decision-01-propose')
  await phone.tap('党员群众建议')
  await phone.shot('decision-02-source')
  await phone.tap('提交')
  await phone.see('已提交')
}

/** A meeting of the day: just as many come and vote yes as the rules ask for. Where the roster knows no list, of five. */
const heldToday = async (scene: Scene): Promise<void> => {
  const { phone, today } = scene
  await phone.fill('开会日期', today)
  if ((await phone.text()).includes('请按实际名单填写应到人数')) await phone.fill('应到', '5')
  const needs = await needsOnScreen(phone)
  await phone.fill('实到', String(needs.present))
  await fillVotes(phone, needs.present, 0, 0)
  await phone.see('通过了')
  await addPhoto(scene)
}

/** 提议: the secretary takes it in, names the body that decides, and records the branch's vote. */
const proposal = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOnDesk(scene, 'secretary-a')
  await phone.shot('decision-03-ahead')
  await phone.tap('可以办，列入提议')
  await phone.tap('村民代表会议')
  await phone.tap(/^授权村民代表会议/)
  await phone.shot('decision-04-body')
  await register(phone, '提议')
  await phone.tap('看下一步')
  await phone.tap('会开过了，同意提议')
  await phone.tap(/^村党组织（支委）会议/)
  await heldToday(scene)
  await phone.shot('decision-05-branch')
  await register(phone, '商议')
}

/** 商议: both committees voted, and the township is asked. */
const deliberation = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOnDesk(scene, 'committee-a')
  await phone.tap('会开过了，商议通过，送乡镇听取意见')
  await heldToday(scene)
  await register(phone, /乡镇/)
  await phone.shot('decision-06-sent')
}

const opinion = async ({ phone, title }: Scene): Promise<void> => {
  await signIn(phone, 'legal-shaxi')
  await phone.tap(/^村里的议事/)
  await phone.see(title)
  await phone.shot('decision-07-township')
  await phone.tap('看全文，提意见', { nth: 1 })
  await phone.see(title)
  await phone.tap(/^没有意见/)
  await phone.shot('decision-08-opinion')
  await phone.tap('没有意见，提交')
  await phone.see('现在不在听取意见')
}

/** 审议: called a week ahead; one member short of the quorum is refused, and what was filled in is still there. */
const review = async (scene: Scene): Promise<void> => {
  const { phone, title } = scene
  await openOnDesk(scene, 'secretary-a')
  await callMeeting(scene, '方案全文在小院里看。')
  await phone.tap('发出会议通知')
  await phone.see('会议已经通知')
  await signIn(phone, 'secretary-a')
  await passDays(scene, 7)
  await fromDesk(phone, title)
  await phone.tap('会开过了，审议通过')
  const { present, yes } = await needsOnScreen(phone)
  await phone.fill('实到', String(present - 1))
  await phone.see('还差1人到会')
  await fillVotes(phone, present - 1, 0, 0)
  await addPhoto(scene)
  await phone.tap('确认登记')
  await phone.see(/还不能登记：.*还差1人/)
  await phone.shot('decision-09-refused')
  await phone.fill('实到', String(present + 2))
  await fillVotes(phone, yes, 1, 1)
  await phone.see(hasOnePhoto)
  await register(phone, '决议')
}

const callRepresentatives = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOnDesk(scene, 'committee-a')
  await callMeeting(scene, '概算28,600元：水泥、砂石、面层和人工。方案全文在小院里看。')
  await phone.shot('decision-10-call')
  await phone.tap('发出会议通知')
  await phone.see('会议已经通知')
}

/** A representative sees what comes to the vote and notes what one household said. */
const consult = async ({ phone, title }: Scene): Promise<void> => {
  await signIn(phone, 'representative-a2')
  await phone.tap(/^要表决的事/)
  await phone.see(title)
  await phone.shot('decision-11-coming')
  await phone.tap(/^听取各户意见/)
  await phone.tap(/没问$/)
  await phone.tap('赞成')
  await phone.fill('说了什么', '同意修，边沟要接通。')
  await phone.tap('记下')
  await phone.see('问过1 /')
}

/** 决议: they sign in by the list, the vote is counted in front of the supervisors. */
const resolution = async (scene: Scene): Promise<void> => {
  const { phone, title } = scene
  await signIn(phone, 'committee-a')
  await passDays(scene, 7)
  await fromDesk(phone, title)
  await phone.tap('看这次会的通知')
  await phone.tap('通知到人、签到、取消会议')
  await phone.see(/至少\d+人到会才能开会/)
  const [, need] = /至少(\d+)人到会才能开会/.exec(await phone.text()) ?? []
  const enough = Number(need)
  const row = phone.page.locator('.xy-ticks__row').first()
  for (let here = 1; here <= enough; here += 1) {
    const name = (await row.getAttribute('aria-label')) ?? ''
    await phone.tap(name)
    // Signed, and no longer among those who have not.
    await phone.see(new RegExp(`实到 ${here} /`))
    await until(
      async () => ((await row.getAttribute('aria-label')) === name ? undefined : true),
      () => `${name} is still in the list`
    )
  }
  await phone.see('人数已够，可以开会')
  await phone.shot('decision-12-attendance')
  await phone.tap('登记表决结果')
  await phone.tap('会开过了，决议通过')
  await phone.see(new RegExp(`实到${enough}`))
  await fillVotes(phone, enough - 2, 1, 1)
  await phone.fill('唱票人', '田永福')
  await phone.fill('计票人', '向昌盛')
  await phone.fill('监票人', '谭启明')
  await phone.tap('在场监督')
  await addPhoto(scene)
  await register(phone, '决议公开')
}
