import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { type DemoKey, demoPerson } from '../src/cloud/demo/demo-people'
import { expectUsable } from './a11y'
import { type Driver, until } from './driver'
import { H5Driver } from './h5-driver'
import { signIn } from './story'
import type { WeappDriver } from './weapp-driver'

const who: DemoKey = 'villager-a-daughter'

/** From 我的 to the list of what one can do about one's data. */
const toAccount = async (phone: Driver): Promise<void> => {
  await phone.tap('账号与隐私')
  await phone.see('留下什么，为什么，多久，谁看得到')
}

const look = async (phone: Driver, name: string): Promise<void> => {
  if (phone instanceof H5Driver) await expectUsable(phone)
  await phone.shot(`privacy-${name}`)
}

/**
 * What everybody may do about their data, on screens alone: read and agree, take consent back, carry a copy away, have the
 * roster corrected, complain and be answered, close the account. It moves nothing but closes a person's account: on a
 * host of its own.
 */
export const privacyStory = async (phone: Driver, address: string): Promise<void> => {
  await phone.launch()
  await phone.tab('我的')
  await readAsVisitor(phone)
  await signIn(phone, who)
  await agreeAndTakeBack(phone)
  await carryAway(phone, address)
  await correct(phone)
  await complain(phone)
  await close(phone)
}

const readAsVisitor = async (phone: Driver): Promise<void> => {
  await toAccount(phone)
  await look(phone, '01-visitor')
  await phone.tap(/^隐私说明/)
  await phone.see('从来不要什么')
  await phone.see('12345')
}

const agreeAndTakeBack = async (phone: Driver): Promise<void> => {
  await toAccount(phone)
  await look(phone, '02-account')
  await phone.tap(/^隐私说明/)
  await phone.see('您还没有说同意不同意')
  await look(phone, '03-privacy')
  await phone.tap('我看过了，同意')
  await phone.see(/您在.*同意了第2版/)
  await phone.tap('撤回同意')
  await phone.tap('撤回')
  await phone.see('现在只能看公开的内容')
  await phone.back()
  await phone.back()
  await phone.see('先看过隐私说明')
  await look(phone, '04-must-agree')
  await phone.tap('看隐私说明')
  await phone.tap('我看过了，同意')
  await phone.see(/您在.*同意了第2版/)
  await phone.back()
  await phone.see(demoPerson(who).name)
}

const carryAway = async (phone: Driver, address: string): Promise<void> => {
  await toAccount(phone)
  await phone.tap(/^要一份我的资料/)
  await phone.see('点开就能看的网页')
  await phone.tap('要一份')
  await phone.see('可以下载了')
  await look(phone, '05-copy')
  const files = unzipSync(await download(phone, address))
  const page = Buffer.from(files['我的资料.html'] ?? []).toString('utf8')
  const { name } = demoPerson(who)
  if (!page.includes(name))
    throw new Error(`the copy does not name ${name}: ${Object.keys(files).join(', ')}`)
  if (page.includes(demoPerson('committee-a').name)) throw new Error('the copy names somebody else')
  await phone.see('一天一份')
  await phone.back()
  await phone.back()
}

/** A browser saves it; WeChat copies its address. */
const download = async (phone: Driver, address: string): Promise<Uint8Array> => {
  if (phone instanceof H5Driver) {
    const saved = phone.page.waitForEvent('download')
    await phone.tap('下载')
    return readFile(await (await saved).path())
  }
  await phone.tap('复制下载地址')
  await phone.see('地址已复制')
  const { pathname, search } = new URL(String(await phone.stored('\u0000clipboard')), address)
  return new Uint8Array(await (await fetch(`${address}${pathname}${search}`)).arrayBuffer())
}

const correct = async (phone: Driver): Promise<void> => {
  const mine = async () => {
    await toAccount(phone)
    await phone.tap(/^名册上写错了/)
    await phone.see('名册上的您')
  }
  await mine()
  await phone.tap('出生年月')
  await phone.fill('应该是', '1990-13')
  await phone.tap('请村委会改')
  await phone.see('出生年月写成 1962年7月 这样')
  await phone.fill('应该是', '1990-01')
  await look(phone, '06-correct')
  await phone.tap('请村委会改')
  await phone.see('等村委会核对')
  await signIn(phone, 'committee-a')
  await phone.tap(/^名册更正/)
  await phone.see(demoPerson(who).name)
  await look(phone, '07-corrections')
  await phone.tap('核对过，改')
  await phone.see('没有等着核对的')
  await signIn(phone, who)
  await mine()
  await phone.see('已改好')
  await phone.see('1990年1月')
}

const complain = async (phone: Driver): Promise<void> => {
  const words = '公开的照片里能认出我家孩子'
  await signIn(phone, who)
  await toAccount(phone)
  await phone.tap(/^投诉举报/)
  await phone.tap(/^公开的内容/)
  await phone.fill('怎么回事', words)
  await look(phone, '08-complain')
  await phone.tap('交上去')
  await phone.see('等答复')
  await signIn(phone, 'staff-shaxi')
  await phone.tap(/^答复投诉举报/)
  await phone.see(words)
  if ((await phone.text()).includes(demoPerson(who).name)) throw new Error('whoever answers reads the name')
  await phone.fill('答复', '照片已经遮住，谢谢您。')
  await look(phone, '09-complaints')
  await phone.tap('答复')
  await phone.see('没有等答复的')
  await signIn(phone, who)
  await toAccount(phone)
  await phone.tap(/^投诉举报/)
  await phone.see('照片已经遮住')
}

const close = async (phone: Driver): Promise<void> => {
  await signIn(phone, 'host-a')
  await toAccount(phone)
  await phone.tap('注销账号')
  await phone.see('您还担任着院落长')
  await signIn(phone, who)
  await toAccount(phone)
  await phone.tap('注销账号')
  await phone.see('依法要留下的')
  await phone.tap(/^我看过了，要注销/)
  await look(phone, '10-close')
  await phone.tap('注销账号')
  await phone.see('登录后可以说事')
  await phone.tap('登录')
  await phone.see('选一个人')
  await phone.notSee(demoPerson(who).name)
}

/** WeChat's question before it hands over anything private, in our words; only on the mini-program is there one. */
export const privacySheet = async (phone: WeappDriver, photo: string, sound: string): Promise<void> => {
  await signIn(phone, who)
  const { privacy } = phone.host
  privacy.agreed = false
  delete privacy.settings['scope.record']
  phone.willChoosePhoto(photo)
  phone.willRecord(sound)
  await phone.open('packages/matter/raise/index')
  await phone.tap('添加照片')
  await phone.see('要用相机或相册')
  await phone.shot('privacy-sheet')
  await phone.tap('不同意')
  await phone.notSee('要用相机或相册')
  await phone.tap('添加照片')
  await phone.tap('看全文')
  await phone.see('从来不要什么')
  await phone.notSee('要用相机或相册')
  await phone.back()
  await phone.see('要用相机或相册')
  await phone.tap('同意')
  await phone.notSee('要用相机或相册')
  await until(
    () => (phone.host.page.box.querySelector('[aria-label="去掉第1张照片"]') ? true : undefined),
    () => 'the photo is not there'
  )
  await phone.tap('按一下，开始说')
  await phone.see('要用一下麦克风')
  await phone.tap('再想想')
  await phone.see('按一下，开始说')
  privacy.settings['scope.record'] = false
  privacy.willSet = { 'scope.record': true }
  // The button bears the same words while it still puts the last question away.
  const asked = async () => {
    if (phone.host.overlay.dialog) return true
    await phone.tap('按一下，开始说')
    return undefined
  }
  await until(asked, () => 'the settings are not offered')
  await phone.see('以前没有允许用麦克风')
  await phone.tap('去设置')
  await phone.see('说完了')
}
