import type { H5Driver } from './h5-driver'
import { expectAccessible } from './reading'
import { signIn } from './story'

const inLook = async (phone: H5Driver, look: 'light' | 'dark', check: () => Promise<void>): Promise<void> => {
  await phone.page.emulateMedia({ colorScheme: look })
  await phone.page.locator(`body[data-theme=${look}]`).waitFor()
  await check()
}

/** Throws when the page is wider than the phone: nobody scrolls sideways to read on. */
const expectFits = async (phone: H5Driver): Promise<void> => {
  const wide = await phone.page.evaluate<readonly string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const shown = [...document.querySelectorAll('.xy-page *')].filter((el) => el.getClientRects().length > 0)
    const out = shown.filter((el) => el.getBoundingClientRect().right > clientWidth + 1)
    return scrollWidth <= clientWidth && out.length === 0 ? [] : out.slice(0, 5).map((el) => el.outerHTML)
  })()`)
  if (wide.length > 0) throw new Error(`${phone.page.url()} is wider than the phone:\n  ${wide.join('\n  ')}`)
}

/** 关怀模式 on the page that is shown, by its class alone: what 大字 on 我的 changes, without the way there and back. */
const inCareMode = async (phone: H5Driver, check: () => Promise<void>): Promise<void> => {
  const chosen = await phone.page.evaluate<boolean>("document.body.dataset.care === 'true'")
  const turn = (on: boolean) =>
    phone.page.evaluate(
      `document.querySelectorAll('.wx-root').forEach((el) => el.classList.toggle('weui-care', ${on}))`
    )
  await turn(true)
  await check()
  await turn(chosen)
}

/** Throws unless everyone can use the page that is shown: by eye and by ear, light and dark, large letters as well. */
export const expectUsable = async (phone: H5Driver): Promise<void> => {
  await phone.settle()
  await expectFits(phone)
  await inCareMode(phone, () => expectFits(phone))
  await inLook(phone, 'dark', () => expectAccessible(phone, ['color-contrast']))
  await inLook(phone, 'light', () => expectAccessible(phone))
}

/** A page, and the words by which it is known to be there. */
type Stop = readonly [name: string | RegExp, words: string | RegExp]

/** From page to page, each looked at when its words are there. */
const along = async (phone: H5Driver, ...stops: readonly Stop[]): Promise<void> => {
  for (const [name, words] of stops) {
    await phone.tap(name)
    await phone.see(words)
    await expectUsable(phone)
  }
}

/** Back to 我的, so many pages. */
export const home = async (phone: H5Driver, pages: number): Promise<void> => {
  for (let i = 0; i < pages; i += 1) {
    const here = phone.page.url()
    await phone.back()
    await phone.page.waitForURL((url) => url.href !== here)
  }
  await phone.see('字的大小')
}

/** 大字 is chosen as a person would: what is read most must still fit. */
const asVillager = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'villager-a-elder')
  await expectUsable(phone)
  await along(phone, ['提一件要村里定的事', '是哪一类事？'], ['公益事业的兴办', '对每户意味着什么'])
  await home(phone, 1)
  await along(phone, ['近亲属登记', '登记一位近亲属'])
  await home(phone, 1)
  await along(phone, ['电脑登录', '二维码下面的8位数字'])
  await home(phone, 1)
  await phone.tab('公开')
  await phone.see('公示中')
  await expectUsable(phone)
  await phone.tab('我的')
  await phone.tap('大字')
  await phone.tab('公开')
  await along(phone, [/可以提异议/, '六步走到哪'], [/看公示全文/, '公示记录'], [/提出异议/, '是哪方面'])
}

const asOffice = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'committee-a')
  await along(
    phone,
    [/^议事办理/, '办完的'],
    ['三组至七组通组公路硬化及筹劳方案', '现在能登记什么'],
    ['看这次会的通知', '这次会议已经通知过了'],
    [/^通知到人、签到/, '应到']
  )
  await home(phone, 4)
  await along(phone, [/^公示办理/, '正在公示'])
  await home(phone, 1)
  await along(phone, [/^起草积分细则/, '起草新的一版'], ['起草新的一版', '从哪里开始'])
  await home(phone, 1)
  await along(phone, [/^积分名单/, '合计'])
}

const asTownship = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'legal-shaxi')
  await along(phone, [/^村里的议事/, '按到期的先后排'], ['看全文，提意见', '没有意见'])
  await home(phone, 2)
  await along(phone, [/^转来的异议/, '没有转来的异议'])
  await signIn(phone, 'staff-shaxi')
  await along(
    phone,
    ['说事审核', '只看有没有隐私'],
    ['评选提名', '评不评得上由村里定'],
    ['没公开的提名', '没有不公开的提名']
  )
}

/** The pages of courtyard rounds, from the list of rounds to each and back. */
export const roundPages = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'committee-a')
  await along(phone, [/^庭院卫生/, '去检查'])
  const pages: Stop[][] = [
    [[/^我家的庭院/, '检查时进不进屋']],
    [
      ['去检查', '没评的'],
      [/户号\d+.*没评$/, '评好了，下一户']
    ],
    [['看进度', '各组']],
    [[/^开一轮检查/, '谁去检查']],
    [[/^评分表/, '就用这张表']],
    [[/^照顾户/, '不评等级']],
    [
      [/^打印门牌码/, '13组'],
      ['3组', '做好这个组的门牌码'],
      ['做好这个组的门牌码', '打印或存成PDF']
    ]
  ]
  for (const stops of pages) {
    await along(phone, ...stops)
    // A press that leads no further than the same page needs no way back.
    for (;;) {
      const here = phone.page.url()
      await phone.back()
      await phone.page.waitForURL((url) => url.href !== here)
      if (phone.page.url().includes('rounds/home')) break
    }
  }
}

const asSupervisor = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'supervisor-a')
  await along(phone, [/^积分冲销/, '要两个人'])
  await home(phone, 1)
  await along(phone, ['近亲属登记', '登记一位近亲属'], ['全村的', '登记'])
}

/** 最美评选, by a household that was put forward, its host, and the committee. */
export const honourPages = async (phone: H5Driver): Promise<void> => {
  await signIn(phone, 'villager-a-daughter')
  await phone.tab('积分')
  await along(phone, [/^最美评选/, '正在提名'], [/最美庭院有人推荐您家/, '您家参加吗'])
  await phone.back()
  await phone.see('正在提名')
  await along(phone, [/^正在提名/, '按户号排列'], ['提名一户', '提名哪一户'])
  await signIn(phone, 'host-a')
  await along(phone, [/^最美评选院落评议/, '没有手机的户'], [/^王家/, '大家怎么说'])
  await signIn(phone, 'committee-a')
  await along(phone, [/^最美评选/, '开一轮评选'], [/^开一轮评选/, '评几户'])
}

/** The pages that the stories do not look at themselves, by everyone who opens them. */
export const everyPage = async (phone: H5Driver): Promise<void> => {
  await asVillager(phone)
  await asOffice(phone)
  await asTownship(phone)
  await asSupervisor(phone)
  await roundPages(phone)
  await honourPages(phone)
}
