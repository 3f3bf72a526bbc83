import { randomBytes, randomUUID } from 'node:crypto'
import { demoVillages } from '../src/cloud/demo/demo-people'
import { call, tokenOf } from './api'
import type { Driver } from './driver'
import { signIn, signInHere } from './story'

interface Things {
  readonly address: string
  readonly photo: string
  readonly sound: string
}

const WHO = 'villager-a-daughter'

/**
 * Three matters begun: one half written, one with a photo, one said aloud and waiting for a signal. The app is killed
 * and the session ends meanwhile: everything is still on the phone, and each goes out once.
 */
export const matterDrafts = async (phone: Driver, { address, photo, sound }: Things): Promise<void> => {
  const mark = `${phone.name}${randomBytes(3).toString('hex')}`
  const half = `水池的盖子坏了（${mark}一）`
  const pictured = `岔路口的指路牌倒了（${mark}二）`
  const waiting = `公厕的灯不亮（${mark}三）`
  await signIn(phone, WHO)
  await phone.tab('说事')
  await begin(phone, half)
  await beginWithPhoto(phone, pictured, photo)
  await queueBySound(phone, waiting, sound)
  await endSession(phone, address)
  await phone.restart()
  await phone.offline(false)
  await comeBack(phone, { half, pictured, waiting })
  await finish(phone, pictured, async () => {
    await phone.see('1/9')
    await phone.shot('drafts-03-photo')
    await phone.tap('安全隐患')
  })
  await finish(phone, half, () => phone.tap('饮水排水'))
  await phone.notSee('没说完的事')
  await expectOnce(address, { half, pictured, waiting })
}

const begin = async (phone: Driver, words: string): Promise<void> => {
  await phone.tap('我要说事')
  await phone.fill('要说的事', words)
  await phone.back()
  await phone.see('没说完的事 1')
}

const beginWithPhoto = async (phone: Driver, words: string, photo: string): Promise<void> => {
  await phone.tap('我要说事')
  await phone.see('还有1件没说完的事')
  await phone.fill('要说的事', words)
  phone.willChoosePhoto(photo)
  await phone.offline(true)
  await phone.tap('添加照片')
  await phone.see('1/9')
  await phone.back()
  await phone.see('没说完的事 2')
}

const queueBySound = async (phone: Driver, words: string, sound: string): Promise<void> => {
  await phone.tap('我要说事')
  phone.willRecord(sound)
  await phone.tap('按一下，开始说')
  await phone.see('正在录 2秒')
  await phone.tap('说完了，停')
  await phone.see('听一听')
  await phone.fill('要说的事', words)
  await phone.tap('路灯用电')
  await phone.tap('发送')
  await phone.see('已存在手机上，有信号就送出')
  await phone.shot('drafts-01-waits')
}

/** What the phone does not know yet: the server no longer knows its session. */
const endSession = async (phone: Driver, address: string): Promise<void> => {
  const { token } = (await phone.stored('session')) as { token: string }
  await call(address, token, 'session.signOut', { requestId: randomUUID() })
}

interface Said {
  readonly half: string
  readonly pictured: string
  readonly waiting: string
}

/** Nothing is shown to, or sent for, whoever is not signed in; then all of it is there again. */
const comeBack = async (phone: Driver, { half, pictured, waiting }: Said): Promise<void> => {
  await phone.tab('我的')
  await phone.see('登录')
  await phone.tab('说事')
  await phone.see('登录后看村里的事')
  await phone.notSee('没说完的事')
  await signInHere(phone, WHO)
  await phone.tab('说事')
  await phone.see('您说的事已经送到')
  await phone.see('没说完的事 2')
  await phone.tap('知道了')
  await phone.tap(/没说完的事/)
  await phone.see(half)
  await phone.see(pictured)
  await phone.notSee(waiting)
  await phone.shot('drafts-02-still-there')
  await phone.back()
}

const finish = async (phone: Driver, words: string, rest: () => Promise<void>): Promise<void> => {
  await phone.tap(/没说完的事/)
  await phone.tap(new RegExp(words))
  await rest()
  await phone.tap('发送')
  await phone.see(/您说的事已经送到|照样发送/)
  if ((await phone.text()).includes('照样发送')) await phone.tap('不是同一件，照样发送')
  await phone.see('您说的事已经送到')
  await phone.tap('知道了')
}

interface Card {
  readonly issueId: string
  readonly words: string
}

const expectOnce = async (address: string, said: Said): Promise<void> => {
  const token = await tokenOf(address, WHO)
  const villageId = demoVillages().a.id
  const own = await call<Card[]>(address, token, 'issue.listOwn', { villageId })
  const whole = async (words: string) => {
    const found = own.filter((c) => c.words === words)
    if (found.length !== 1) throw new Error(`${words} was said ${found.length} times, not once`)
    const { issueId } = found[0] ?? { issueId: '' }
    return await call<{ soundUrl: string | null; photoLinks: readonly object[] }>(
      address,
      token,
      'issue.read',
      { villageId, issueId }
    )
  }
  const [half, pictured, waiting] = [
    await whole(said.half),
    await whole(said.pictured),
    await whole(said.waiting)
  ]
  if (half.photoLinks.length !== 0 || pictured.photoLinks.length !== 1 || !waiting.soundUrl)
    throw new Error('a photo or the sound is missing, or lies with another matter')
}
