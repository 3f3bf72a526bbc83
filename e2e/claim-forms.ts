import type { DemoKey } from '../src/cloud/demo/demo-people'
import { addDays } from '../src/domain/common/calendar'
import { expectUsable } from './a11y'
import type { Driver } from './driver'
import { H5Driver } from './h5-driver'
import { signIn } from './story'

/** What a story about points carries along: the phone that goes from hand to hand, words of this run alone, the day. */
export interface Scene {
  readonly phone: Driver
  readonly mark: string
  today: string
}

/** A picture; in Chromium everyone must also be able to use the page, in both looks and large letters. */
export const look = async ({ phone }: Scene, name: string): Promise<void> => {
  if (phone instanceof H5Driver) await expectUsable(phone)
  await phone.shot(`claim-${name}`)
}

const sayDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `今天是${year}年${month}月${date}日`
}

const jumps = { 1: '过一天', 7: '过七天' } as const

/** On 我的: puts the demo's clock forward; what falls due on the way happens. */
export const passDays = async (scene: Scene, ...days: (keyof typeof jumps)[]): Promise<void> => {
  const { phone } = scene
  await phone.see(sayDay(scene.today))
  for (const jump of days) {
    await phone.tap(jumps[jump])
    scene.today = addDays(scene.today, jump)
    await phone.see(sayDay(scene.today))
  }
}

/** How many times a text stands above the first place of another. */
export const countAbove = async (phone: Driver, text: string, below: string): Promise<number> => {
  await phone.see(below)
  const [above = ''] = (await phone.text()).split(below)
  return above.split(text).length - 1
}

/** Opens one sheet of an assessor's queue, known by the words that came with it. */
export const openSheet = async ({ phone }: Scene, key: DemoKey, note: string): Promise<void> => {
  await signIn(phone, key)
  await phone.tap(/^评积分/)
  await phone.tap('打开打分', { nth: await countAbove(phone, '打开打分', note) })
  await phone.see(/满分/)
}
