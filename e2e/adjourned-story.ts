import { addDays, dayOf } from '../src/domain/common/calendar'
import { expectUsable } from './a11y'
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

/** The demo decision for which the representatives' meeting is called, some days from now. */
const MATTER = '学堂院落文化活动室改造方案'
/** As many sign in at the first try: far from two thirds. */
const CAME = 4

/**
 * A representatives' meeting to which too few come: nothing can be passed there, the form says how many are missing;
 * the meeting is adjourned for all to see, called anew with a new notice, held with a quorum, and the matter passes.
 */
export const adjournedStory = async (phone: H5Driver, photo: string): Promise<void> => {
  const scene: Scene = { phone, photo, title: MATTER, today: dayOf(new Date()) }
  await seeWhatComes(phone)
  await signInTooFew(scene)
  await refuseToPass(phone)
  await adjourn(phone)
  await readAdjourned(phone)
  await callAnew(scene)
  await holdAndPass(scene)
  await readPassed(phone)
  await disclose(scene)
}

const openMatter = async (phone: H5Driver): Promise<void> => {
  await openDecisions(phone)
  await phone.tap(MATTER)
  await phone.see('六步走到哪')
}

const seeWhatComes = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'representative-a2')
  await phone.tap(/^要表决的事/)
  await phone.see(MATTER)
  await phone.see('方案全文和概算表')
  await expectUsable(phone)
  await phone.shot('adjourned-01-coming')
}

/** The day for which the demo has called the meeting, as the attendance page of the office says it. */
const dayOfMeeting = async ({ phone, today }: Scene): Promise<string> => {
  const [, month, day] = /时间\n(\d+)月(\d+)日/.exec(await phone.text()) ?? []
  if (!month || !day) throw new Error(`no day of the meeting on the page:\n${await phone.text()}`)
  const inYear = (year: number) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const year = Number(today.slice(0, 4))
  return inYear(year) < today ? inYear(year + 1) : inYear(year)
}

const signInTooFew = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  const day = await dayOfMeeting(scene)
  await signIn(phone, 'committee-a')
  while (scene.today < day) await passDays(scene, 1)
  await fromDesk(phone, MATTER)
  await phone.tap('看这次会的通知')
  await phone.see('这次会议已经通知过了')
  await phone.tap(/^通知到人、签到/)
  await phone.see(/至少\d+人到会才能开会/)
  for (let here = 1; here <= CAME; here += 1) {
    await phone.tap(/，没有签到$/)
    await phone.see(new RegExp(`实到 ${here} /`))
  }
  await phone.see(/还差\d+人/)
  await expectUsable(phone)
  await phone.shot('adjourned-02-too-few')
}

const refuseToPass = async (phone: H5Driver): Promise<void> => {
  await phone.tap('登记表决结果')
  await phone.tap('会开过了，决议通过')
  await phone.see(`实到${CAME}`)
  await fillVotes(phone, CAME, 0, 0)
  await phone.see(/还差\d+人到会.*不能表决/)
  await expectUsable(phone)
  await phone.tap('确认登记')
  await phone.see(/还不能登记：.*还差\d+人/)
  await phone.showText('还不能登记')
  await phone.shot('adjourned-03-refused')
}

const adjourn = async (phone: H5Driver): Promise<void> => {
  await phone.tap('换一项')
  await phone.tap('人没有到够，改期再开')
  await phone.see(/还差\d+人到会.*不能表决/)
  await phone.shot('adjourned-04-adjourn')
  await register(phone, /暂缓|流会/)
  await phone.shot('adjourned-05-adjourned')
}

const readAdjourned = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'villager-a-elder')
  await openMatter(phone)
  await phone.see(/人数不够，改期再开/)
  await phone.see(`实到 ${CAME}人`)
  await expectUsable(phone)
  await phone.showText('改期再开')
  await phone.shot('adjourned-06-villager')
}

/** The new meeting is told of as the first was: in less than the days of notice it cannot be. */
const callAnew = async (scene: Scene): Promise<void> => {
  const { phone, today } = scene
  await openOnDesk(scene, 'committee-a')
  await phone.tap('重新召集会议')
  await register(phone, '决议')
  await phone.tap('看下一步')
  await phone.see('请召集有权决定的会议')
  await phone.see('会开过了，决议通过')
  await callMeeting(scene, '方案没有改动，和上次通知的一样。')
  await phone.fill('哪天开', addDays(today, 2))
  await expectUsable(phone)
  await phone.tap('发出会议通知')
  await phone.see(/提前5天/)
  await phone.see(/最早/)
  await phone.showText('提前5天通知，')
  await phone.shot('adjourned-07-too-soon')
  await phone.fill('哪天开', addDays(today, 7))
  await phone.tap('发出会议通知')
  await phone.see('会议已经通知')
  await phone.shot('adjourned-08-called')
}

const holdAndPass = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'committee-a2')
  await passDays(scene, 7)
  await fromDesk(phone, MATTER)
  await phone.tap('会开过了，决议通过')
  const { present } = await needsOnScreen(phone)
  await phone.fill('实到', String(present + 1))
  await fillVotes(phone, present - 1, 1, 1)
  await phone.see('通过了')
  await phone.fill('唱票人', '田永福')
  await phone.fill('计票人', '向昌盛')
  await phone.fill('监票人', '谭启明')
  await phone.tap('在场监督')
  await addPhoto(scene)
  await expectUsable(phone)
  await phone.shot('adjourned-09-passed')
  await register(phone, '决议公开')
}

/** Both tries stay to be read: the one that came to nothing and the one that counts. */
const readPassed = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'villager-a-elder')
  await openMatter(phone)
  await phone.see('已完成4步')
  await phone.see(/人数不够，改期再开/)
  await phone.see(/至少要\d+人赞成，通过了/)
  await phone.showText('改期再开')
  await phone.shot('adjourned-10-villager')
}

/** What was passed is written down for the wall, and lies before the supervisors. */
const disclose = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOnDesk(scene, 'committee-a')
  await phone.tap('起草决议公示')
  await phone.see('检查并交村监委会签')
  await expectUsable(phone)
  await phone.tap('检查并交村监委会签')
  await phone.see('已交村监委会签')
  await signIn(phone, 'supervisor-a')
  await phone.tap(/^待会签的公示/)
  await phone.tap(new RegExp(MATTER))
  await phone.see('登记的数，和公示写的对一对')
  await expectUsable(phone)
  await phone.shot('adjourned-11-cosign')
}
