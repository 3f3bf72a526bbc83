import { qrCodeOf } from '../src/cloud/notice/qr-code'
import { expectUsable } from './a11y'
import { moveClock, tokenOf } from './api'
import { until } from './driver'
import type { H5Driver } from './h5-driver'
import { signIn } from './story'
import type { WeappDriver } from './weapp-driver'

const PERSON = '冉丽琴'

interface OnScreen {
  readonly link: string
  readonly code: string
  readonly number: string
}

/** What the PC shows; its QR must say the same as the digits beneath it. */
const look = async (pc: H5Driver, address: string): Promise<OnScreen> => {
  await pc.see('手机上选这个数')
  const read = async (selector: string) => (await pc.page.locator(selector).textContent()) ?? ''
  const code = (await read('.xy-qr__digits')).replace(/\s/g, '')
  const link = `${address}/d/${code}`
  const drawn = await pc.page.locator('.xy-qr__code path').getAttribute('d')
  if (drawn !== qrCodeOf(link).path) throw new Error(`the QR on the screen does not say ${link}`)
  return { link, code, number: await read('.xy-qr__number') }
}

/** Another sign-in on the PC, than the one before. */
const another = async (pc: H5Driver, address: string, before: OnScreen): Promise<OnScreen> => {
  await pc.tap('换一个二维码')
  return until(
    async () => {
      const shown = await look(pc, address)
      return shown.code === before.code ? undefined : shown
    },
    () => 'the PC shows no other code'
  )
}

/** From 我的 to the question, by the camera. */
const scan = async (phone: WeappDriver, text: string): Promise<void> => {
  phone.willScan(text)
  await phone.tap('扫电脑上的二维码')
}

const numbersOn = async (phone: WeappDriver): Promise<string[]> =>
  (await phone.text()).split('\n').filter((line) => /^\d\d$/.test(line))

const wrongNumber = async (pc: H5Driver, phone: WeappDriver, shown: OnScreen): Promise<void> => {
  await scan(phone, shown.link)
  await phone.see('电脑上写的是哪个数')
  await phone.shot('desk-numbers')
  const numbers = await numbersOn(phone)
  if (numbers.length !== 3 || !numbers.includes(shown.number))
    throw new Error(`the phone offers ${numbers}, the PC shows ${shown.number}`)
  const wrong = numbers.find((n) => n !== shown.number)
  await phone.tap(`选${wrong}，确认登录`)
  await phone.see('这次登录作废了')
  await pc.see('手机上选的数不对')
  await phone.back()
}

const refused = async (pc: H5Driver, phone: WeappDriver, shown: OnScreen): Promise<void> => {
  await scan(phone, shown.link)
  await phone.tap('不是我，不登录')
  await phone.see('那台电脑没有登录')
  await pc.see('手机上没有同意这次登录')
  await phone.tap('知道了')
}

/** By the eight digits, with the PC's first reply lost: it is in all the same. */
const typed = async (pc: H5Driver, phone: WeappDriver, shown: OnScreen): Promise<void> => {
  pc.loseNextReply('session.takeDesk')
  await phone.fill('二维码下面的8位数字', `${shown.code.slice(0, 4)} ${shown.code.slice(4)}`)
  await phone.tap('下一步')
  await phone.tap(`选${shown.number}，确认登录`)
  await phone.see('确认好了，请看电脑')
  await phone.shot('desk-confirmed')
  await pc.see(PERSON)
  await pc.see('我的工作')
  await pc.shot('desk-in')
  await phone.tap('知道了')
}

/** The phone sees the PC and signs it out; the PC is told at its next step. */
const leave = async (pc: H5Driver, phone: WeappDriver): Promise<void> => {
  await phone.see(`${PERSON}确认的`)
  await phone.shot('desk-list')
  await phone.tap(/谷歌浏览器/)
  await phone.tap('退出')
  await phone.see('现在没有电脑登着')
  await pc.restart()
  await pc.tab('我的')
  await pc.see('登录过期了')
}

/** Days later nothing of it is good any more; WeChat's own scan opens the page by the address in the QR. */
const expired = async (pc: H5Driver, phone: WeappDriver, address: string): Promise<void> => {
  await pc.launch('pages/sign-in/index')
  const shown = await look(pc, address)
  await moveClock(address, await tokenOf(address, 'sys-admin'), 1)
  await pc.see('这个二维码过期了')
  await phone.open(`packages/desk/confirm/index?q=${encodeURIComponent(encodeURIComponent(shown.link))}`)
  await phone.see('这个二维码过期了')
  await phone.back()
  await scan(phone, 'https://elsewhere.example/d/1')
  await phone.see('这不是电脑登录的二维码')
}

/** A PC beside a phone with the built mini-program: let in by scan or digits, refused, mistaken, too late. */
export const deskSignIn = async (pc: H5Driver, phone: WeappDriver, address: string): Promise<void> => {
  await signIn(phone, 'committee-a')
  await phone.tap('电脑登录')
  await phone.see('现在没有电脑登着')
  await phone.shot('desk-home')
  await pc.launch('pages/sign-in/index')
  const first = await look(pc, address)
  await pc.shot('desk-qr')
  await expectUsable(pc)
  await wrongNumber(pc, phone, first)
  const second = await another(pc, address, first)
  await refused(pc, phone, second)
  await typed(pc, phone, await another(pc, address, second))
  await leave(pc, phone)
  await expired(pc, phone, address)
}
