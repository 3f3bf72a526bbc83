import { expectUsable } from './a11y'
import type { Driver } from './driver'
import { H5Driver } from './h5-driver'

/** A picture of the screen, which everyone must be able to use; a browser alone can tell. */
export const lookAt = async (phone: Driver, name: string): Promise<void> => {
  if (phone instanceof H5Driver) await expectUsable(phone)
  await phone.shot(name)
}

/** Throws when the words stand anywhere in what the phone holds of the page, seen or not. */
export const expectNowhere = async (phone: Driver, words: string): Promise<void> => {
  const whole = phone instanceof H5Driver ? await phone.page.content() : await phone.text()
  if (whole.includes(words)) throw new Error(`${phone.name} holds ${JSON.stringify(words)}:\n${whole}`)
}
