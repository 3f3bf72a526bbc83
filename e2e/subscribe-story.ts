import { randomBytes } from 'node:crypto'
import { until } from './driver'
import { act, ask, open, type Scene, villageId, write } from './matter-scene'
import { sayAllTheSame, signIn } from './story'
import type { WeappDriver } from './weapp-driver'

const RAISER = 'villager-a-daughter'
const offer = '微信提醒我'

interface Card {
  readonly issueId: string
  readonly words: string
}

interface Told {
  readonly issueId: string | null
  readonly pushed: boolean
}

const say = async ({ phone }: Scene, words: string): Promise<void> => {
  await signIn(phone, RAISER)
  await phone.tab('说事')
  await phone.tap('我要说事')
  await phone.fill('要说的事', words)
  await phone.tap('饮水排水')
  await phone.fill('地点', '三组晒坝')
  await phone.tap('发送')
  await sayAllTheSame(phone)
  await phone.see('已收到')
}

/** What was said moves on by other hands: the township lets it be seen, the host takes it in. */
const moveOn = async (scene: Scene, words: string): Promise<string> => {
  const own = await ask<readonly Card[]>(scene, RAISER, 'issue.listOwn', { villageId })
  const { issueId } = own.find((card) => words.startsWith(card.words)) ?? { issueId: '' }
  await write(scene, 'staff-shaxi', 'issue.show', { issueId })
  await act(scene, 'host-a', issueId, 'triage')
  return issueId
}

/** Delivered, and then sent: both by jobs of their own. */
const isRepeated = (scene: Scene, issueId: string): Promise<true> =>
  until(
    async () => {
      const told = await ask<readonly Told[]>(scene, RAISER, 'message.list', { placeId: villageId })
      return told.some((m) => m.issueId === issueId && m.pushed) ? true : undefined
    },
    () => 'WeChat repeats nothing',
    60_000
  )

/**
 * After sending a matter one is asked, once, whether WeChat may tell of it; agreed to, it does when the matter moves. What
 * was agreed to is used up by that; asked again and refused, one is left in peace.
 */
export const subscribeStory = async (phone: WeappDriver, address: string): Promise<void> => {
  const scene: Scene = { phone, address, tokens: new Map() }
  const words = `水沟又堵了，污水漫到路上（${randomBytes(3).toString('hex')}）`
  await say(scene, words)
  await phone.see('要不要微信告诉您')
  await phone.shot('subscribe-01-offered')
  await phone.tap(offer)
  await phone.see('小程序申请发送一次消息')
  await phone.shot('subscribe-02-asked')
  await phone.tap('允许')
  await phone.see('好的，微信会告诉您')
  await phone.notSee(offer)
  await phone.shot('subscribe-03-agreed')

  const issueId = await moveOn(scene, words)
  await isRepeated(scene, issueId)
  await phone.tab('我的')
  await phone.tap(/^消息/)
  await phone.see('微信也提醒了')
  await phone.shot('subscribe-04-told')

  await open(scene, issueId)
  await phone.see('这件事再有进展时')
  await phone.tap(offer)
  await phone.tap('取消')
  await phone.see('好的，不打扰您')
  await phone.shot('subscribe-05-declined')
  await phone.back()
  await open(scene, issueId)
  await phone.see('办到哪一步')
  await phone.notSee(offer)
}
