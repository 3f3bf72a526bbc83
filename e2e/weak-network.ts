import { randomBytes } from 'node:crypto'
import { demoVillages } from '../src/cloud/demo/demo-people'
import { call, tokenOf } from './api'
import { openDecisions } from './decisions-tab'
import type { Driver } from './driver'
import { signIn } from './story'

const WHO = 'villager-a-daughter'
/** The demo decision whose resolution hangs, with days left to object. */
const MATTER = '老井水源饮水管网维修资金使用方案'
const RULE = '邻里互助（照看老人、农忙转转工等）'
const KEPT = '已存在手机上，有信号就送出'

interface Said {
  readonly objection: string
  readonly claim: string
  readonly matter: string
}

/**
 * A villager's phone without a signal: what it knew is shown with its age, also after the app was ended. An objection, a
 * claim and a matter are written, found in the one place where they wait, one of them is taken back; the app is ended
 * again; with the signal, and although the first replies are lost, each of the others arrives exactly once.
 */
export const weakNetwork = async (phone: Driver, address: string): Promise<void> => {
  const mark = `${phone.name}${randomBytes(3).toString('hex')}`
  const said: Said = {
    objection: `水管的米数和我们量的不一样，请再量一次（${mark}）`,
    claim: `帮隔壁吴婆婆收了两天苞谷（${mark}）`,
    matter: `晒场边的水沟堵了，一下雨就漫（${mark}）`
  }
  await signIn(phone, WHO)
  await browse(phone)
  await phone.offline(true)
  await phone.restart()
  await seeWhatWasKnown(phone)
  await object(phone, said)
  await declare(phone, said)
  await raise(phone, said)
  await seeAllWaiting(phone, said)
  await takeBackMatter(phone, said)
  await phone.restart()
  await comeBack(phone)
  await expectOnce(address, said)
}

/** What somebody has looked at before they leave for where there is no signal. */
const browse = async (phone: Driver): Promise<void> => {
  await openDecisions(phone)
  await phone.tap(MATTER)
  await phone.see('六步走到哪')
  await phone.tap('不同意？提出异议')
  await phone.see('是哪方面')
  await phone.back()
  await phone.back()
  await phone.tab('说事')
  await phone.see('村里的事')
  await phone.tab('积分')
  await phone.tap(/^申报积分/)
  await phone.see('选一条细则')
  await phone.back()
}

const seeWhatWasKnown = async (phone: Driver): Promise<void> => {
  await phone.see(/没有网络，显示的是\d+分钟前的内容/)
  await phone.see('正在公示')
  await phone.shot('weak-01-known')
  await phone.tab('说事')
  await phone.see(/没有网络，显示的是\d+分钟前的内容/)
}

const object = async (phone: Driver, { objection }: Said): Promise<void> => {
  await phone.tab('公开')
  await phone.tap(MATTER)
  await phone.see('六步走到哪')
  await phone.tap('不同意？提出异议')
  await phone.see('是哪方面')
  await phone.tap(/程序不对/)
  await phone.fill('要说的话', objection)
  await phone.tap('提交异议')
  await phone.see(KEPT)
  // Said before it is too late: the village's clock decides.
  await phone.see(/提异议到.+为止，按村里收到的时间算/)
  await phone.shot('weak-02-objection')
  await phone.back()
  await phone.back()
}

const declare = async (phone: Driver, { claim }: Said): Promise<void> => {
  await phone.tab('积分')
  await phone.tap(/^申报积分/)
  await phone.see('选一条细则')
  await phone.tap(RULE)
  await phone.fill('说明', claim)
  await phone.tap('提交申报')
  await phone.see(KEPT)
  await phone.back()
}

const raise = async (phone: Driver, { matter }: Said): Promise<void> => {
  await phone.tab('说事')
  await phone.tap('我要说事')
  await phone.fill('要说的事', matter)
  await phone.tap('安全隐患')
  await phone.tap('发送')
  await phone.see(KEPT)
  await phone.back()
  await phone.see('3件等着送出')
}

const seeAllWaiting = async (phone: Driver, { objection, claim, matter }: Said): Promise<void> => {
  await phone.tab('我的')
  await phone.see('等着送出 3')
  await phone.shot('weak-03-me')
  await phone.tap(/^等着送出 3/)
  for (const words of [objection, claim, matter]) await phone.see(words)
  await phone.see('等信号，自动送')
  await phone.shot('weak-04-waiting')
}

const takeBackMatter = async (phone: Driver, { matter }: Said): Promise<void> => {
  await phone.tap(/^撤回：说事/)
  await phone.see('撤回这一件？')
  await phone.tap('不送了')
  await phone.notSee(matter)
}

/** The app was ended meanwhile: the two are still there, and go by themselves. */
const comeBack = async (phone: Driver): Promise<void> => {
  await phone.tab('我的')
  await phone.see('等着送出 2')
  await phone.offline(true)
  phone.loseNextReply('objection.raise')
  phone.loseNextReply('claim.declare')
  await phone.offline(false)
  await phone.notSee('等着送出')
  await phone.shot('weak-05-sent')
}

/** The server has each of the two once, and nothing of what was taken back. */
const expectOnce = async (address: string, { objection, claim, matter }: Said): Promise<void> => {
  const token = await tokenOf(address, WHO)
  const { id: villageId } = demoVillages().a
  const ask = <T>(procedure: string, input: object = {}) =>
    call<T>(address, token, procedure, { villageId, ...input })
  const { claims } = await ask<{ claims: { claimId: string }[] }>('claim.mine')
  const whole = [
    await ask<object>('objection.listOwn'),
    await ask<object>('issue.listOwn'),
    ...(await Promise.all(claims.map(({ claimId }) => ask<object>('claim.read', { claimId }))))
  ]
  const times = (text: string): number => JSON.stringify(whole).split(text).length - 1
  const heard = [times(objection), times(claim), times(matter)]
  if (heard.join() !== '1,1,0') throw new Error(`heard ${heard} times, not once, once and never`)
}
