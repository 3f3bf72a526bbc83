import { randomUUID } from 'node:crypto'
import { demoPerson, demoVillages } from '../src/cloud/demo/demo-people'
import { call, tokenOf } from './api'
import { type Driver, until } from './driver'
import { H5Driver } from './h5-driver'
import { signIn } from './story'

const VILLAGER = 'villager-a-daughter'
const HINT = '第一次用？三张图看懂小院'
const WORDS = '三组岔路口的路灯不亮，晚上看不见'

interface Home {
  readonly notice: { readonly title: string; readonly more: number } | null
  readonly matter: { readonly words: string } | null
  readonly points: { readonly available: number; readonly pending: number } | null
  readonly contact: { readonly phone: string } | null
}

/** The rest of what there is to read is under the three answers; they are seen without scrolling. */
const expectAboveTheFold = async (phone: Driver, what: string): Promise<void> => {
  if (!(phone instanceof H5Driver)) return
  const room = () =>
    phone.page.evaluate(() => {
      const answers = document.querySelector('.xy-answers')?.getBoundingClientRect()
      const bar = document.querySelector('.weui-tabbar')?.getBoundingClientRect()
      return {
        end: answers?.bottom ?? Number.NaN,
        height: answers?.height ?? 0,
        free: bar?.top ?? window.innerHeight
      }
    })
  await until(
    async () => {
      const { end, height, free } = await room()
      return height > 0 && end <= free ? true : undefined
    },
    async () => `the three answers do not fit on the first screen (${what}): ${JSON.stringify(await room())}`
  )
}

/** Of a small phone, and of the usual one. */
const onBothScreens = async (phone: Driver): Promise<void> => {
  await expectAboveTheFold(phone, 'standard letters, 375×812')
  if (!(phone instanceof H5Driver)) return
  await phone.page.setViewportSize({ width: 320, height: 568 })
  await expectAboveTheFold(phone, 'standard letters, 320×568')
  await phone.page.setViewportSize({ width: 375, height: 812 })
}

const visitor = async (phone: Driver, home: Home): Promise<void> => {
  await phone.launch()
  await phone.see(home.notice?.title ?? '现在没有')
  await phone.see('登录以后，能看到')
  await onBothScreens(phone)
  await phone.see(`有事打电话：`)
  await phone.see(home.contact?.phone ?? 'no phone number in the demo')
  await phone.shot('first-01-visitor')
}

const cards = async (phone: Driver): Promise<void> => {
  await phone.tap(HINT)
  await phone.see('看村里的事怎么定')
  await phone.shot('first-02-card')
  await phone.tap(/^下一张/)
  await phone.see('有事就说')
  await phone.tap(/^下一张/)
  await phone.see('查自家积分')
  await phone.tap('开始用')
  await phone.see('正在公示')
  await phone.notSee(HINT)
  // Never again on this phone, but to be found under 帮助.
  await phone.restart()
  await phone.see('正在公示')
  await phone.notSee(HINT)
  await phone.tab('我的')
  await phone.tap(/^帮助/)
  await phone.tap(/^三张图看懂小院/)
  await phone.tap('不看了，直接用')
  await phone.see('三张图看懂小院')
}

const villager = async (phone: Driver, address: string, villageId: string): Promise<void> => {
  const token = await tokenOf(address, VILLAGER)
  const read = () => call<Home>(address, token, 'home.read', { villageId })
  await signIn(phone, VILLAGER)
  await phone.tab('公开')
  const { points } = await read()
  await phone.see(`${points?.available}分可用`)
  await onBothScreens(phone)
  // What becomes of a matter is told when one comes back.
  await call(address, token, 'issue.raise', {
    ...{ requestId: randomUUID(), villageId, category: 'road', words: WORDS, photoIds: [], showName: false }
  })
  await phone.restart()
  await phone.see(WORDS)
  await onBothScreens(phone)
  await phone.shot('first-03-villager')
  await phone.tap(/关怀模式/)
  await phone.see(/关怀模式.*开/)
  await expectAboveTheFold(phone, 'elder mode')
  await phone.shot('first-04-elder')
  await phone.tap(/^我说的事/)
  await phone.see('办到哪一步')
}

/**
 * The first screen: what is on notice, what became of my matter, how many points, without scrolling; whom to call; and
 * the three cards that are offered once.
 */
export const firstScreenStory = async (phone: Driver, address: string): Promise<void> => {
  const villageId = demoVillages().a.id
  const home = await call<Home>(address, null, 'home.read', { villageId })
  if (demoPerson(VILLAGER).placeId !== villageId) throw new Error('the villager lives elsewhere')
  await visitor(phone, home)
  await cards(phone)
  await villager(phone, address, villageId)
}
