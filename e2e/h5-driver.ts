import { mkdirSync } from 'node:fs'
import path from 'node:path'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type ElementHandle,
  type Page,
  type Request
} from 'playwright-core'
import { findField, findNamed, isDisabled, wanted } from './dom'
import { type Driver, shows, type TapOptions, until, WAIT_MS } from './driver'
import { CHROMIUM_ARGS, findChromium } from './find-chromium'

export interface H5Options {
  /** Where the local host serves the app, for example http://127.0.0.1:4000 */
  server: string
  /** A PC with a mouse and a screen of this size; a phone without. */
  desk?: { width: number; height: number }
}

// While a page comes or goes, a tap would hit the one under it. Taro calls a page that has arrived stationed.
const IS_SLIDING = `Array.from(document.querySelectorAll('.taro_page')).some(
  (page) => page.getClientRects().length > 0 && !page.classList.contains('taro_page_stationed')
)`
// A page or dialog that is still sliding in; what turns for ever (a spinner) is not waited for.
const SLID_IN = `Promise.allSettled(
  document.getAnimations()
    .filter((a) => a.effect.getTiming().iterations !== Infinity)
    .map((a) => a.finished)
)`
// The compiler of the stories names inner functions through this helper, which a browser does not have.
const NAME_HELPER = 'globalThis.__name = (f) => f'
// Between the look and the touch a list that is read anew may move: what would touch something else is stopped.
const AIM_GUARD = `for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
  addEventListener(type, (event) => {
    const { aim } = globalThis
    if (!aim || !event.isTrusted || (aim.el.contains(event.target) && aim.el.textContent === aim.text)) return
    aim.missed = true
    event.stopImmediatePropagation()
    event.preventDefault()
  }, true)`

/** The H5 app in Chromium, driven like a phone. One browser, a fresh context for each phone. */
export class H5Driver implements Driver {
  readonly name = 'h5'
  private browser: Browser | null = null
  private context: BrowserContext | null = null
  private tabPage: Page | null = null
  private photo: string | null = null
  private isOffline = false
  private lost: string[] = []
  /** Network errors that the test itself caused, still to be reported by the browser. */
  private readonly excused = new Set<string>()
  private errors: string[] = []

  constructor(private readonly options: H5Options) {}

  /** The page in use, for what only a browser has (axe, layout). */
  get page(): Page {
    if (!this.tabPage) throw new Error('launch() first')
    return this.tabPage
  }

  async launch(at = ''): Promise<void> {
    await this.endPhone()
    const { desk } = this.options
    const executablePath = findChromium()
    if (!executablePath) throw new Error('no Chromium here: set CHROMIUM_PATH')
    this.browser ??= await chromium.launch({ executablePath, args: CHROMIUM_ARGS })
    this.context = await this.browser.newContext({
      viewport: desk ?? { width: 375, height: 812 },
      deviceScaleFactor: 1,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: !desk,
      isMobile: !desk
    })
    await this.context.addInitScript(`${NAME_HELPER}\n${AIM_GUARD}`)
    await this.openTab(this.context, at)
  }

  private async openTab(context: BrowserContext, at: string): Promise<void> {
    this.tabPage = await context.newPage()
    await this.watch(this.tabPage)
    const hash = at ? `#/${at.replace(/^\//, '')}` : ''
    await this.tabPage.goto(new URL(`/${hash}`, this.options.server).href)
  }

  async restart(): Promise<void> {
    if (!this.context) throw new Error('launch() first')
    await this.page.close()
    // A browser takes its program from the network each time; what it asks of the API still finds none.
    if (this.isOffline) await this.context.setOffline(false)
    await this.openTab(this.context, '')
  }

  async open(at: string): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(`#/${at}`)}`)
  }

  async stored(name: string): Promise<unknown> {
    const text = await this.page.evaluate<string | null>(`localStorage.getItem(${JSON.stringify(name)})`)
    // Taro's own storage wraps every value.
    return text === null ? undefined : (JSON.parse(text) as { data: unknown }).data
  }

  private async watch(page: Page) {
    page.on('pageerror', (e) => this.errors.push(`page error: ${e.stack ?? e.message}`))
    page.on('console', (m) => {
      // Failed loads are judged below, with their URL and status.
      if (m.type() === 'error' && !m.text().startsWith('Failed to load resource'))
        this.errors.push(`console: ${m.text()}`)
    })
    page.on('requestfailed', (r) => this.failed(r))
    page.on('response', (r) => {
      const { pathname } = new URL(r.url())
      // A refusal (4xx) is an answer of the API; a missing file or a broken server is not.
      const isFile = r.request().resourceType() !== 'fetch' && r.request().resourceType() !== 'xhr'
      if (r.status() >= 500 || (r.status() >= 400 && isFile)) this.errors.push(`${r.status()} ${pathname}`)
    })
    page.on('filechooser', (chooser) => {
      if (!this.photo) this.errors.push('a file picker opened and the test had no photo for it')
      else chooser.setFiles(this.photo).catch((e: Error) => this.errors.push(`photo: ${e.message}`))
    })
    await page.route('**/*', async (route) => {
      const url = route.request().url()
      if (this.isOffline && new URL(url).pathname.startsWith('/api/'))
        return route.abort('internetdisconnected')
      const lost = this.lost.findIndex((part) => url.includes(part))
      if (lost < 0) return route.fallback()
      this.lost.splice(lost, 1)
      this.excused.add(url)
      await route.fetch()
      await route.abort('connectionreset')
    })
  }

  private failed(request: Request) {
    const reason = request.failure()?.errorText ?? ''
    // A page that is left cancels what it asked for; only the test takes the signal away, and may have given it back.
    if (reason === 'net::ERR_ABORTED' || reason === 'net::ERR_INTERNET_DISCONNECTED') return
    if (this.isOffline || this.excused.has(request.url())) return
    this.errors.push(`request failed: ${request.method()} ${request.url()} ${reason}`)
  }

  async see(text: string | RegExp, timeoutMs = WAIT_MS): Promise<void> {
    const seen = async () => (shows(await this.text(), text) ? true : undefined)
    await until(seen, () => this.explain(`does not show ${text}`), timeoutMs)
  }

  async notSee(text: string | RegExp): Promise<void> {
    const gone = async () => (shows(await this.text(), text) ? undefined : true)
    await until(gone, () => this.explain(`still shows ${text}`))
  }

  // As text, not as a function with arguments: the page's content policy forbids it to compile code.
  private async ask(expression: string): Promise<ElementHandle<HTMLElement> | undefined> {
    const handle = await this.page.evaluateHandle<HTMLElement | null>(expression)
    return handle.asElement() ?? undefined
  }

  private find(name: string | RegExp, nth: number) {
    return this.ask(`(() => {
      if (${IS_SLIDING}) return null
      const found = (${findNamed})(document.body, ${JSON.stringify(wanted(name))}, true)[${nth}]
      return found && !(${isDisabled})(found) ? found : null
    })()`)
  }

  async tap(name: string | RegExp, { nth = 0, times = 1 }: TapOptions = {}): Promise<void> {
    const look = () =>
      until(
        () => this.find(name, nth),
        () => this.explain(`has nothing enabled to tap named ${name}`)
      )
    if (times === 1) {
      const hit = async () => ((await this.touch(await look())) ? true : undefined)
      await until(hit, () => this.explain(`does not hold still to tap ${name}`))
      return
    }
    // Playwright waits between clicks; an impatient finger does not.
    const target = await look()
    await target.scrollIntoViewIfNeeded()
    await target.evaluate((el, n) => {
      for (let i = 0; i < n; i += 1) el.click()
    }, times)
  }

  /** One touch; false when something else had come under the finger, which then has felt nothing. */
  private async touch(target: ElementHandle<HTMLElement>): Promise<boolean> {
    try {
      await target.evaluate((el) => void Object.assign(globalThis, { aim: { el, text: el.textContent } }))
      await target.click({ timeout: WAIT_MS })
    } catch (error) {
      // A list that was just read anew has put another element in its place: whoever taps sees no difference.
      if (!String(error).includes('not attached')) throw error
      return false
    }
    const missed = await this.page.evaluate<boolean>('globalThis.aim?.missed === true')
    await this.page.evaluate('globalThis.aim = null')
    return !missed
  }

  async fill(label: string, value: string): Promise<void> {
    const field = await until(
      () => this.ask(`(${findField})(document.body, ${JSON.stringify(label)}, true)`),
      () => this.explain(`has no field ${label}`)
    )
    await field.fill(value)
  }

  async tab(name: string): Promise<void> {
    await this.page.locator('.weui-tabbar__item', { hasText: name }).first().click()
  }

  async back(): Promise<void> {
    await this.page.goBack()
  }

  willChoosePhoto(file: string): void {
    this.photo = path.resolve(file)
  }

  willRecord(): void {}

  async offline(on: boolean): Promise<void> {
    this.isOffline = on
    await this.context?.setOffline(on)
  }

  loseNextReply(procedure: string): void {
    this.lost.push(procedure)
  }

  async text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count as seen
    return this.page.locator('body').innerText()
  }

  /** Scrolls to where a text stands, for a picture of it. */
  async showText(text: string): Promise<void> {
    const shown = this.page.getByText(text).filter({ visible: true }).last()
    await shown.evaluate((el) => el.scrollIntoView({ block: 'center' }))
  }

  /** Waits until nothing moves: pages and dialogs slide in, and a picture or a measure of the slide helps nobody. */
  async settle(): Promise<void> {
    await this.page.waitForTimeout(350)
    await this.page.evaluate(SLID_IN)
  }

  async shot(name: string): Promise<void> {
    const file = path.resolve('e2e/shots', `h5-${name}.png`)
    mkdirSync(path.dirname(file), { recursive: true })
    await this.settle()
    await this.page.screenshot({ path: file })
  }

  private async endPhone(): Promise<void> {
    await this.context?.close()
    this.context = null
    this.tabPage = null
    this.photo = null
    this.isOffline = false
    this.lost = []
    this.excused.clear()
  }

  async close(): Promise<void> {
    await this.endPhone()
    await this.browser?.close()
    this.browser = null
    const { errors } = this
    this.errors = []
    if (errors.length > 0) throw new Error(`the browser saw ${errors.length} error(s):\n${errors.join('\n')}`)
  }

  private async explain(what: string): Promise<string> {
    return [`${this.page.url()} ${what}. It shows:`, await this.text(), ...this.errors].join('\n')
  }
}
