import { demoPerson } from '../src/cloud/demo/demo-people'
import { dayOf } from '../src/domain/common/calendar'
import { expectUsable, home } from './a11y'
import {
  addPhoto,
  callMeeting,
  fillVotes,
  fromDesk,
  needsOnScreen,
  openOnDesk,
  register,
  type Scene
} from './decision-forms'
import { openDecisions } from './decisions-tab'
import type { H5Driver } from './h5-driver'
import { passDays } from './pass-days'
import { signIn } from './story'

/** The demo decision whose resolution hangs, with days left to object. */
const MATTER = '老井水源饮水管网维修资金使用方案'
const objector = demoPerson('villager-a-daughter').name

/** Throws when the name of who objected is anywhere in the page, seen or not. */
const expectNameless = async (phone: H5Driver): Promise<void> => {
  const whole = await phone.page.content()
  if (whole.includes(objector)) throw new Error(`${phone.page.url()} holds the name of who objected`)
}

const openMatter = async (phone: H5Driver): Promise<void> => {
  await openDecisions(phone)
  await phone.tap(MATTER)
  await phone.see('六步走到哪')
}

const openObjection = async (phone: H5Driver): Promise<void> => {
  await phone.tap('异议办理')
  await phone.see(MATTER)
  await phone.tap('打开办理')
  await phone.see('村民怎么说')
}

/**
 * A villager objects without her name; the village answers, the supervision committee finds two steps at fault, and
 * the matter goes back to the earlier of them, which is then held anew.
 */
export const objectionStory = async (phone: H5Driver, photo: string): Promise<void> => {
  await object(phone)
  await answer(phone)
  await verify(phone)
  await readAsStranger(phone)
  const scene: Scene = { phone, photo, title: MATTER, today: dayOf(new Date()) }
  await repeatReview(scene)
  await readRepeated(phone)
}

const object = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'villager-a-daughter')
  await openMatter(phone)
  await phone.tap('不同意？提出异议')
  await phone.see('是哪方面')
  await phone.tap('提交异议')
  await phone.see('请选择是哪方面的异议')
  await phone.tap(/程序不对/)
  await phone.fill(
    '要说的话',
    '开党员大会头一天晚上才通知，好几个党员没有赶回来；代表会议的签到表也没有贴出来。'
  )
  await expectUsable(phone)
  await phone.shot('objection-01-form')
  await phone.tap('提交异议')
  await phone.see('异议已收到')
  await phone.shot('objection-02-receipt')
  await phone.tap('看我的异议')
  await phone.see('头一天晚上才通知')
  await expectUsable(phone)
  await phone.shot('objection-03-own')
}

const answer = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'committee-a')
  await phone.tap('异议办理')
  await phone.see(MATTER)
  await expectNameless(phone)
  await expectUsable(phone)
  await phone.shot('objection-04-queue')
  await phone.tap('打开办理')
  await phone.see('提出人的名字不公开')
  await phone.tap('受理，发回执', { nth: 1 })
  await phone.see('提交答复，请村监委核实')
  await phone.fill(
    '答复',
    '查了通知记录：党员大会确实只提前一天通知，不合三天的规定；代表会议的签到表漏贴，今天补上。'
  )
  await expectUsable(phone)
  await phone.shot('objection-05-answer')
  await phone.tap('提交答复，请村监委核实')
  await phone.see('办理经过')
  await phone.notSee('提交答复，请村监委核实')
  await expectNameless(phone)
}

const verify = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'supervisor-a')
  await openObjection(phone)
  await phone.see(`提出人：${objector}`)
  await phone.tap(/程序有瑕疵/)
  await phone.tap('审议')
  await phone.tap('决议')
  await phone.fill(
    '理由',
    '党员大会只提前一天通知，到会的人也说来不及看方案；后面的代表会议建立在这次审议上，要一起重来。'
  )
  await expectUsable(phone)
  await phone.shot('objection-06-verify')
  await phone.tap('提交')
  await phone.tap('作出结论')
  await phone.see('有问题的步骤：审议、决议')
  await phone.shot('objection-07-flawed')
}

const readAsStranger = async (phone: H5Driver): Promise<void> => {
  await phone.launch()
  await openMatter(phone)
  await phone.see('作废，要重来')
  await phone.see('只提前一天通知')
  await expectNameless(phone)
  await expectUsable(phone)
  await phone.showText('只提前一天通知')
  await phone.shot('objection-08-returned')
  await phone.tap(/看公示全文/)
  await phone.see('异议成立，这份公示不再作数')
  await phone.see('一位村民')
  await phone.tap('怎么办的')
  await expectNameless(phone)
  await expectUsable(phone)
  await phone.shot('objection-09-notice')
}

/** 审议 again: the members are told in time, meet, and vote on the same text. */
const repeatReview = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOnDesk(scene, 'secretary-a')
  await expectUsable(phone)
  await phone.shot('objection-10-desk')
  await phone.tap('重开党员大会')
  await register(phone, '审议')
  await phone.tap('看下一步')
  await phone.see('请召集党员大会')
  await phone.see('会开过了，审议通过')
  await callMeeting(scene, '方案全文和异议的核实结论都在小院里看。')
  await phone.tap('发出会议通知')
  await phone.see('会议已经通知')
  await phone.shot('objection-11-called')
  await home(phone, 3)
  await passDays(scene, 7)
  await fromDesk(phone, MATTER)
  await phone.tap('会开过了，审议通过')
  const { present } = await needsOnScreen(phone)
  await phone.fill('实到', String(present + 2))
  await fillVotes(phone, present + 1, 1, 0)
  await phone.see('通过了')
  await addPhoto(scene)
  await register(phone, '决议')
}

/** The old vote stays on the page, crossed out, beside the new one; the step after it is still to be held anew. */
const readRepeated = async (phone: H5Driver): Promise<void> => {
  await phone.launch()
  await openMatter(phone)
  await phone.see('已完成3步')
  await phone.see('作废，要重来')
  await expectNameless(phone)
  await phone.showText('作废，要重来')
  await phone.shot('objection-12-again')
}
