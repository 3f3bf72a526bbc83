import { isShown, scroller } from './shown'

/** How the app is set: 关怀模式, the step of the letters, light or dark. */
export interface Look {
  readonly care: boolean
  readonly step: number
  readonly theme: 'light' | 'dark'
}

const rootOf = (): Element | undefined => [...document.querySelectorAll('.xy-page')].find(isShown)

const isDressed = ({ care, step, theme }: Look): boolean => {
  const root = rootOf()
  if (!root) return false
  const own = (name: string): boolean => root.classList.contains(name)
  const stepped = step === 2 ? !/xy-font-[134567]/.test(root.className) : own(`xy-font-${step}`)
  return own('weui-care') === care && own('weui-dark') === (theme === 'dark') && stepped
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/**
 * Sets the app on the page that is open as another tab of the browser would: written down, and told. The app draws itself
 * anew; answers when it has.
 */
export const dressAs = async (look: Look): Promise<void> => {
  localStorage.setItem('settings', JSON.stringify({ data: look }))
  dispatchEvent(new StorageEvent('storage', { key: 'settings' }))
  for (let waited = 0; !isDressed(look); waited += 20) {
    if (waited > 20_000)
      throw new Error(`the page is not dressed as ${JSON.stringify(look)}: ${rootOf()?.className}`)
    await pause(20)
  }
  // What follows from it (the bars outside the page) comes after it is drawn.
  await pause(0)
}

/** The page that is shown, as one text: equal texts look equal. Its own title, which every page has, aside. */
export const fingerprint = (): string => {
  const root = rootOf()
  if (!root) return ''
  const copy = root.cloneNode(true) as Element
  for (const title of copy.querySelectorAll('.xy-topbar__title')) title.textContent = ''
  return copy.outerHTML
}

/** Whether something is still on its way: a page that comes, a sign of waiting, a picture. */
export const isWaiting = (path: string): boolean => {
  const page = [...document.querySelectorAll('.taro_page')].filter(isShown)
  if (page.length !== 1 || !page[0]?.classList.contains('taro_page_stationed')) return true
  if (path !== '' && !page[0].id.replace(/^\//, '').startsWith(path)) return true
  const spins = [...document.querySelectorAll('.xy-spin_big')].some(isShown)
  const blank = [...document.querySelectorAll('.xy-blank')].some(
    (el) => isShown(el) && el.childElementCount === 0
  )
  const loading = [...document.images].some((img) => isShown(img) && img.loading !== 'lazy' && !img.complete)
  return spins || blank || loading || rootOf() === undefined
}

/** How high the screen must be to show the whole page at once. */
export const wholeHeight = (): number => {
  const inside = scroller()
  return Math.ceil(innerHeight - inside.clientHeight + inside.scrollHeight)
}
