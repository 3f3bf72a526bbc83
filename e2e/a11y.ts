import type { H5Driver } from './h5-driver'
import { expectAccessible } from './reading'

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

/** 关怀模式 on the page that is shown, by its class alone: what the switch on 我的 changes, without the way there and back. */
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

/** Back to 我的, so many pages. */
export const home = async (phone: H5Driver, pages: number): Promise<void> => {
  for (let i = 0; i < pages; i += 1) {
    const here = phone.page.url()
    await phone.back()
    await phone.page.waitForURL((url) => url.href !== here)
  }
  await phone.see('字的大小')
}
