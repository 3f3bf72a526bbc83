import type { DemoKey } from '../src/cloud/demo/demo-people'
import { addDays } from '../src/domain/common/calendar'
import type { Driver } from './driver'
import type { H5Driver } from './h5-driver'
import { signIn } from './story'

/** What a story about one decision carries along: the phone, the matter's title, a photo of paper. */
export interface Scene {
  readonly phone: H5Driver
  readonly title: string
  readonly photo: string
  /** The demo's day, moved on by `passDays`. */
  today: string
}

/** Signs in someone of the village's offices and opens the matter on their desk. */
export const openOnDesk = async ({ phone, title }: Scene, key: DemoKey): Promise<void> => {
  await signIn(phone, key)
  await fromDesk(phone, title)
}

/** From 我的 to what can be done with the matter. */
export const fromDesk = async (phone: Driver, title: string): Promise<void> => {
  await phone.tap(/^议事办理/)
  await phone.see('办完的')
  await phone.tap(title)
  await phone.see('现在能登记什么')
}

/** What stands beside the photos of a form: 1/9. */
export const hasOnePhoto = /(^|\n)1\/\d+/

/** The photo of minutes and sign-in sheet, or of the work; waits until it is up. */
export const addPhoto = async ({ phone, photo }: Scene): Promise<void> => {
  phone.willChoosePhoto(photo)
  await phone.tap('添加照片')
  await phone.see(hasOnePhoto)
  await phone.notSee(/正在传|\d+%/)
}

/** At least how many must come and vote yes, as the form says before anything is entered. */
export const needsOnScreen = async (phone: Driver): Promise<{ present: number; yes: number }> => {
  await phone.see(/至少要\d+人到会，至少要\d+票赞成/)
  const [, present, yes] = /至少要(\d+)人到会，至少要(\d+)票赞成/.exec(await phone.text()) ?? []
  return { present: Number(present), yes: Number(yes) }
}

/** How a vote went. */
export const fillVotes = async (phone: Driver, yes: number, no: number, abstain: number): Promise<void> => {
  await phone.fill('赞成', String(yes))
  await phone.fill('反对', String(no))
  await phone.fill('弃权', String(abstain))
}

/** Sends the form of an action and waits until it says where the matter stands. */
export const register = async (phone: Driver, state: string | RegExp): Promise<void> => {
  await phone.tap('确认登记')
  await phone.see('已登记')
  await phone.see(state)
}

/** Calls the meeting of this step for the day in a week, from the page of what can be done. */
export const callMeeting = async ({ phone, today }: Scene, material: string): Promise<void> => {
  await phone.tap('召集会议')
  await phone.see('发出会议通知')
  await phone.fill('哪天开', addDays(today, 7))
  await phone.fill('几点', '上午9点')
  await phone.fill('在哪里', '村委会二楼会议室')
  await phone.fill('会议材料', material)
}
