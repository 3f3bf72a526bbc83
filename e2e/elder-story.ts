import type { Driver } from './driver'

const SWITCH = '关怀模式（长辈版）'
const on = `${SWITCH}开着`

/** Somebody with weak eyes, not signed in: elder mode from the first screen, then larger letters; both are there the next day. */
export const elderStory = async (phone: Driver): Promise<void> => {
  await phone.launch()
  await phone.see(`打开${SWITCH}`)
  await phone.see('公示中')
  await phone.tap(SWITCH)
  await phone.see(on)
  // One is still where one was.
  await phone.see('公示中')
  await phone.tab('我的')
  await phone.see(on)
  await phone.tap('字的大小和颜色')
  await phone.see('现在是标准（第2档，一共7档）')
  await phone.tap('大一点')
  await phone.tap('大一点')
  await phone.see('现在是大两号（第4档，一共7档）')
  await phone.tap(/^跟(微信|手机)的设置一样$/)
  await phone.see('现在是标准（第2档，一共7档）')
  await phone.tap('小一点')
  await phone.see('现在是小一号（第1档，一共7档）')
  await phone.restart()
  await phone.see(on)
  await phone.tap(SWITCH)
  await phone.see(`打开${SWITCH}`)
  await phone.tab('我的')
  await phone.tap('字的大小和颜色')
  await phone.see('现在是小一号（第1档，一共7档）')
}
