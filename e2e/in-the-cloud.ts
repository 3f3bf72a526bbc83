import { demoPerson } from '../src/cloud/demo/demo-people'
import type { CloudHome } from './cloud-home'
import { until } from './driver'
import { signIn } from './story'
import type { WeappDriver } from './weapp-driver'

const RAISER = 'villager-a-daughter'
const words = '河边的护栏断了一截，娃娃放学要从那里过'

/** The addresses of the photos on the screen. */
const photosOf = (phone: WeappDriver): string[] =>
  [...phone.host.page.box.querySelectorAll('image')].map((el) => el.getAttribute('src') ?? '')

/** Every photo on the screen is one that the storage gives away for a while, and it does. */
const seePhotos = async (phone: WeappDriver, count: number): Promise<void> => {
  const stored = await until(
    () => {
      const found = photosOf(phone).filter((src) => /^http:.*\/files\/.*sign=/.test(src))
      return found.length >= count ? found : undefined
    },
    () => `${count} photos of the storage should be seen, there are ${JSON.stringify(photosOf(phone))}`
  )
  for (const src of stored) {
    const reply = await fetch(src)
    if (!reply.ok) throw new Error(`the storage answers ${reply.status} for ${src}`)
  }
}

/**
 * The mini-program built for WeChat's cloud: no host is there. It signs in, reads lists, raises a matter with a photo
 * (once, though the reply to the upload is lost), which the township lets through and a neighbour sees.
 */
export const inTheCloud = async (phone: WeappDriver, home: CloudHome, photo: string): Promise<void> => {
  await signIn(phone, RAISER)
  await phone.tab('公开')
  await phone.see('莫𡐓村')
  await raise(phone, photo)
  const waiting = [...home.storage.files.keys()].filter((path) => path.startsWith('incoming/'))
  if (waiting.length > 0) throw new Error(`something was left where it came in: ${waiting.join()}`)

  await signIn(phone, 'staff-shaxi')
  await phone.tap('说事审核')
  await phone.see(words)
  await seePhotos(phone, 1)
  const above = (await phone.text()).split(words)[0] ?? ''
  await phone.tap('让村里看到', { nth: above.split('让村里看到').length - 1 })
  await phone.notSee(words)

  await signIn(phone, 'villager-a-elder')
  await phone.tab('说事')
  await phone.tap(new RegExp(words.slice(0, 10)))
  await phone.see(words)
  await seePhotos(phone, 1)
  await phone.tap('看第1张照片大图')
  await expectOnce(phone)
  await signInAsOneself(phone, home)
}

/** WeChat says who calls, twice the same; the phone sends no code. */
const signInAsOneself = async (phone: WeappDriver, home: CloudHome): Promise<void> => {
  home.beReal()
  for (let times = 0; times < 2; times += 1) {
    await phone.launch()
    await phone.tab('我的')
    await phone.tap('登录')
    await phone.tap('我看过隐私说明，同意')
    await phone.tap('微信登录')
    await phone.see('退出登录')
  }
  const people = await home.people()
  if (people !== 1) throw new Error(`one person signed in twice and there are ${people}`)
}

const raise = async (phone: WeappDriver, photo: string): Promise<void> => {
  await phone.tab('说事')
  await phone.tap('我要说事')
  await phone.fill('要说的事', words)
  await phone.tap('安全隐患')
  phone.loseNextReply('file.take')
  phone.willChoosePhoto(photo)
  await phone.tap('添加照片')
  await phone.see('等信号')
  await phone.tap('第1张照片没有传上去，重传')
  await phone.notSee('等信号')
  await phone.tap('发送')
  await phone.see('已收到')
}

const expectOnce = async (phone: WeappDriver): Promise<void> => {
  const times = (await phone.text()).split(words).length - 1
  if (times !== 1) throw new Error(`${demoPerson(RAISER).name}'s matter stands there ${times} times`)
}
