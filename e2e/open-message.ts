import type { DemoKey } from '../src/cloud/demo/demo-people'
import { type Driver, until } from './driver'
import { signIn } from './story'

/**
 * Signs somebody in and opens what they were told in these words. A message comes some seconds after the deed, and the
 * list that is open does not look again: whoever waits for it opens it anew.
 */
export const openMessage = async (phone: Driver, key: DemoKey, words: string): Promise<void> => {
  await signIn(phone, key)
  const look = async () => {
    await phone.tap('消息')
    await phone.see(/朗读|没有消息/)
    if ((await phone.text()).includes(words)) return true
    await phone.back()
    await phone.see('字的大小')
    return undefined
  }
  await until(look, () => `${key} was not told: ${words}`)
  await phone.tap(new RegExp(`^${words}`))
}
