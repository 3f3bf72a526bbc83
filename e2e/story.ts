import { randomBytes } from 'node:crypto'
import { type DemoKey, demoPerson } from '../src/cloud/demo/demo-people'
import { openDecisions } from './decisions-tab'
import type { Driver } from './driver'

/** Signs a demo person in on a fresh phone. */
export const signIn = async (phone: Driver, key: DemoKey): Promise<void> => {
  await phone.launch()
  await signInHere(phone, key)
}

/** Signs a demo person in on the phone as it is, from a tab. */
export const signInHere = async (phone: Driver, key: DemoKey): Promise<void> => {
  const person = demoPerson(key)
  await phone.tab('我的')
  // The first screen leads to the sign-in as well; a finger that is quicker than the tab would go there instead.
  await phone.see('字的大小')
  await phone.tap('登录')
  await phone.see('选一个人')
  await phone.tap(person.name)
  await phone.notSee('选一个人')
  await phone.see(person.name)
}

/** How often a text stands on the screen. */
const count = async (phone: Driver, text: string): Promise<number> =>
  (await phone.text()).split(text).length - 1

const expectOnce = async (phone: Driver, text: string): Promise<void> => {
  const times = await count(phone, text)
  if (times !== 1)
    throw new Error(
      `expected ${JSON.stringify(text)} once, found it ${times} times in:\n${await phone.text()}`
    )
}

/**
 * The thin path, once on any phone: a decision read, a matter raised with a photo and let through, a deed recorded
 * and found by its household, waiting for its scores; a lost reply and an impatient finger write nothing twice.
 */
export const story = async (phone: Driver, photo: string): Promise<void> => {
  // Words of this run alone, so that the same server can hear the story from both phones.
  const mark = `${phone.name}${randomBytes(3).toString('hex')}`
  const words = `三组水井边的路塌了一截，老人过不去（${mark}）`
  const note = `院坝和水沟都扫了（${mark}）`

  await signIn(phone, 'villager-a-elder')
  await phone.shot('01-me')
  await readDecision(phone)
  await raiseIssue(phone, words, photo)

  await signIn(phone, 'staff-shaxi')
  await phone.tap('说事审核')
  await phone.see(words)
  await phone.shot('06-queue')
  await phone.tap('让村里看到')
  await phone.notSee(words)

  const deed = deeds[phone.name]
  await recordDeed(phone, deed, note)

  await signIn(phone, 'villager-a-daughter')
  await phone.tab('说事')
  await phone.see(words.slice(0, 12))
  await phone.shot('10-public-issues')
  await phone.tab('积分')
  await phone.tap(/^我的申报/)
  await phone.see('申报一件')
  await phone.tap(new RegExp(deed))
  await phone.see('已申报，等评议')
  await phone.see(note)
  await expectOnce(phone, note)
  await phone.see(`${demoPerson('committee-a').name}（村委会成员）`)
  await phone.see(/积分细则第\d+版第\d+条/)
  await phone.shot('11-claim')
}

const readDecision = async (phone: Driver): Promise<void> => {
  await openDecisions(phone)
  await phone.see('莫𡐓村')
  await phone.shot('02-decisions')
  await phone.tap(/公路硬化/)
  for (const step of ['提议', '商议', '审议', '决议', '决议公开', '结果公开']) await phone.see(step)
  await phone.see(/应到\s*\d+/)
  await phone.shot('03-decision')
  await phone.back()
}

const raiseIssue = async (phone: Driver, words: string, photo: string): Promise<void> => {
  await phone.tab('说事')
  await phone.tap('我要说事')
  await phone.see('是哪一类事')
  await phone.tap('道路桥梁')
  await phone.fill('要说的事', words)
  await phone.fill('地点', '三组老水井')
  phone.willChoosePhoto(photo)
  await phone.tap('添加照片')
  await phone.see('1/9')
  await phone.shot('04-raise')
  phone.loseNextReply('issue.raise')
  await phone.tap('发送')
  await sayAllTheSame(phone)
  // The reply is lost: it waits, and goes again under the same id.
  await phone.see('已存在手机上，有信号就送出')
  await phone.tap('现在再试一次')
  await phone.see('已收到')
  await phone.shot('05-received')
  await phone.tab('说事')
  await phone.tap('我说的事')
  await phone.see(words.slice(0, 12))
  await expectOnce(phone, words)
}

/** Another phone has told the same story before: it is shown, and said to be another matter. */
export const sayAllTheSame = async (phone: Driver): Promise<void> => {
  await phone.see(/已存在手机上，有信号就送出|已收到|照样发送/)
  if ((await phone.text()).includes('照样发送')) await phone.tap('不是同一件，照样发送')
}

/** The same deed of one household and day is recorded once, whichever phone tells the story. */
const deeds = { h5: '屋里屋外扫整齐', weapp: '撮箕扁担收整齐' } as const

const recordDeed = async (phone: Driver, deed: string, note: string): Promise<void> => {
  const elder = demoPerson('villager-a-elder')
  await signIn(phone, 'committee-a')
  await phone.tap(/^记积分/)
  await phone.see('选一条细则')
  await phone.shot('07-rule')
  await phone.tap(deed)
  await phone.fill('搜姓名或户号', elder.householdNo ?? '')
  await phone.tap(new RegExp(`家，?户号${elder.householdNo ?? ''}`))
  await phone.see('已勾1户')
  await phone.fill('说明', note)
  await phone.shot('08-record')
  phone.loseNextReply('claim.record')
  await phone.tap('交上去评议', { times: 2 })
  await phone.see('没有发出去')
  await phone.tap('交上去评议', { times: 2 })
  await phone.see('已记下1笔')
  await phone.shot('09-receipt')
}
