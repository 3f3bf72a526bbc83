import type { DemoKey } from '../src/cloud/demo/demo-people'
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
