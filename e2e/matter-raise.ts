import { randomBytes } from 'node:crypto'
import { demoPerson, demoVillages } from '../src/cloud/demo/demo-people'
import { call, tokenOf } from './api'
import type { Driver } from './driver'
import { signIn } from './story'

interface Things {
  readonly address: string
  readonly photo: string
  readonly sound: string
}

interface Card {
  readonly issueId: string
  readonly words: string
}

interface Whole {
  readonly soundUrl: string | null
  readonly photoLinks: readonly object[]
}

const KEY = 'villager-a-daughter'

/**
 * A matter is said by voice and with a photo where there is no signal, written down on the phone, and goes out by
 * itself, once, when the signal is back; the first reply is lost on the way.
 */
export const matterRaise = async (phone: Driver, { address, photo, sound }: Things): Promise<void> => {
  const words = `桥头的栏杆断了，怕娃娃掉下去（${phone.name}${randomBytes(3).toString('hex')}）`
  await signIn(phone, KEY)
  await phone.tab('说事')
  await phone.see('村里的事')
  await phone.tap('我要说事')
  await phone.see('说给谁听')
  await phone.shot('raise-01-empty')

  await phone.offline(true)
  await speak(phone, sound)
  phone.willChoosePhoto(photo)
  await phone.tap('添加照片')
  await phone.see('等信号')
  await phone.fill('要说的事', words)
  await phone.tap('安全隐患')
  await phone.shot('raise-02-filled')
  await phone.tap('发送')
  await phone.see('已存在手机上，有信号就送出')
  await phone.see('1张照片')
  await phone.shot('raise-03-waits')
  await phone.back()
  await phone.see('等着送出 1')
  await phone.shot('raise-04-entrance')

  phone.loseNextReply('issue.raise')
  await phone.offline(false)
  await phone.see('您说的事已经送到')
  await phone.notSee('等着送出')
  await phone.see(words.slice(0, 12))
  await phone.shot('raise-05-received')
  await expectOnce(address, words)
}

const speak = async (phone: Driver, sound: string): Promise<void> => {
  phone.willRecord(sound)
  await phone.tap('按一下，开始说')
  await phone.see('正在录 2秒')
  await phone.tap('说完了，停')
  await phone.see('听一听')
}

/** The server has the matter once, with what was heard and seen. */
const expectOnce = async (address: string, words: string): Promise<void> => {
  const token = await tokenOf(address, KEY)
  const villageId = demoVillages().a.id
  const own = await call<Card[]>(address, token, 'issue.listOwn', { villageId })
  const said = own.filter((c) => words.startsWith(c.words))
  if (said.length !== 1) throw new Error(`${demoPerson(KEY).name} said it ${said.length} times, not once`)
  const { issueId } = said[0] ?? { issueId: '' }
  const whole = await call<Whole>(address, token, 'issue.read', { villageId, issueId })
  if (!whole.soundUrl || whole.photoLinks.length !== 1)
    throw new Error(`sound or photo is missing: ${JSON.stringify(whole)}`)
  const heard = await fetch(new URL(whole.soundUrl, address))
  if (!heard.ok) throw new Error(`the sound answers ${heard.status}`)
}
