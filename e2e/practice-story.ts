import { demoPerson, demoVillages } from '../src/cloud/demo/demo-people'
import type { Contact } from '../src/domain/contact/say-contact'
import { sayNotice } from '../src/domain/loudspeaker/sentences'
import { type MonthSums, pointsIn, villageMonth } from '../src/domain/picture/village-month'
import { trainingBar } from '../src/domain/training/training'
import { call, tokenOf } from './api'
import type { Driver } from './driver'
import type { H5Driver } from './h5-driver'
import { readPdf } from './read-pdf'
import { sayAllTheSame, signIn } from './story'

const { id: villageId, name: villageName } = demoVillages().a

type Ask = <T>(procedure: string, input?: object) => Promise<T>

const asking = async (address: string, key: 'villager-a-elder' | 'committee-a'): Promise<Ask> => {
  const token = await tokenOf(address, key)
  return (procedure, input = {}) => call(address, token, procedure, { villageId, ...input })
}

/** The month in a drawing has the numbers of the record, and so has the sentence under it. */
const monthInAPicture = async (phone: Driver, address: string): Promise<void> => {
  const ask = await asking(address, 'villager-a-elder')
  const { today } = await ask<{ today: string }>('session.read')
  const period = today.slice(0, 7)
  const month = await ask<{ now: MonthSums; before: MonthSums }>('picture.readMonth', { month: period })
  const sums = await ask<{ total: number }>('points.readSums', { period })
  if (sums.total !== pointsIn(month.now))
    throw new Error(`the drawing says ${pointsIn(month.now)}分, the record ${sums.total}`)
  await signIn(phone, 'villager-a-elder')
  await phone.tab('积分')
  await phone.tap(/本月一图/)
  await phone.see(villageMonth(month.now, month.before, { width: 300, letters: 16 }).sentence)
  await phone.shot('month-01-picture')
  await phone.tap('看上个月')
  await phone.see(`全村积分${pointsIn(month.before)}分`)
}

/** What is read out over the village is what hangs: the same title, the same last day to object. */
const overTheLoudspeaker = async (phone: Driver, address: string): Promise<void> => {
  const ask = await asking(address, 'committee-a')
  const notices = await ask<{ noticeId: string; state: string }[]>('notice.list')
  const open = notices.find((n) => n.state === 'window_open')
  if (!open) throw new Error('no notice of the demo is open')
  const { noticeId } = open
  const { today } = await ask<{ today: string }>('session.read')
  const { contact } = await ask<{ contact: Contact | null }>('contact.read')
  const notice = await ask<Parameters<typeof sayNotice>[0]>('notice.read', { noticeId })
  await signIn(phone, 'committee-a')
  await phone.open(`packages/picture/loudspeaker/index?kind=notice&id=${noticeId}&villageId=${villageId}`)
  for (const sentence of sayNotice(notice, { villageName, contact, today }).sentences)
    await phone.see(sentence)
  await phone.shot('loudspeaker-01-notice')
}

const WORDS = '练习：院坝边的栏杆松了'

/** The training village: entered, tried out, left; then it begins anew, and what was tried is gone from the screens. */
export const practise = async (phone: Driver, address: string): Promise<void> => {
  await signIn(phone, 'staff-shaxi')
  await goToTraining(phone)
  await phone.see('用哪个人的身份进去（练习01-第1期）')
  await phone.tap(/^村民 /, { nth: 0 })
  await phone.see(trainingBar)
  await phone.see('练习：村口装两盏路灯')
  await phone.shot('training-01-inside')
  await phone.tab('说事')
  await phone.tap('我要说事')
  await phone.see(trainingBar)
  await phone.fill('要说的事', WORDS)
  await phone.tap('安全隐患')
  await phone.tap('发送')
  await sayAllTheSame(phone)
  await phone.see('已收到')
  await expectNowhere(address)
  await phone.tap('回到自己村')
  await phone.notSee(trainingBar)
  await phone.see(demoPerson('staff-shaxi').name)
  await beginAnew(phone)
}

const goToTraining = async (phone: Driver): Promise<void> => {
  await phone.tab('我的')
  await phone.tap(/^帮助/)
  await phone.tap(/^练习村/)
  await phone.see('用哪个人的身份进去')
}

/** No real township moderates it, no list of villages has it. */
const expectNowhere = async (address: string): Promise<void> => {
  const token = await tokenOf(address, 'staff-shaxi')
  const { townshipId } = demoVillages().a
  const waiting = await call<object>(address, token, 'issue.listWaiting', { townshipId })
  const villages = await call<object>(address, null, 'place.listVillages', {})
  if (JSON.stringify([waiting, villages]).includes('练习'))
    throw new Error('what is tried out is seen outside')
}

const beginAnew = async (phone: Driver): Promise<void> => {
  await goToTraining(phone)
  await phone.tap('重新开始')
  await phone.see('他们试过的内容不再显示')
  await phone.tap('确定重来')
  await phone.see('用哪个人的身份进去（练习01-第2期）')
  await phone.tap(/^村民 /, { nth: 0 })
  await phone.see(trainingBar)
  await phone.tab('说事')
  await phone.see('我要说事')
  await phone.notSee(WORDS)
  await phone.tap('回到自己村')
  await phone.notSee(trainingBar)
}

/** The leaflet: two pages of A4, with the village's name and whom to call. */
export const leaflet = async (pc: H5Driver): Promise<void> => {
  await signIn(pc, 'committee-a')
  await pc.open('packages/print/leaflet/index')
  await pc.see('第六步 实施结果公开（村委会）')
  const pages = await readPdf(await pc.page.pdf({ preferCSSPageSize: true, printBackground: false }))
  const sizes = pages.map(({ width, height }) => `${Math.round(width)}×${Math.round(height)}`)
  if (sizes.join() !== '595×842,595×842') throw new Error(`the leaflet is ${sizes.join()}`)
  const text = pages.map((page) => page.text).join('')
  for (const words of [villageName, '有事打电话', '要在大喇叭里说'])
    if (!text.replace(/\s/g, '').includes(words)) throw new Error(`the leaflet has no ${words}`)
}

/** The month of the demo as a picture, then its open notice as the loudspeaker says it. */
export const monthAndLoudspeaker = async (phone: Driver, address: string): Promise<void> => {
  await monthInAPicture(phone, address)
  await overTheLoudspeaker(phone, address)
}
