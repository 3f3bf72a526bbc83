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
import { AIM_GUARD, IS_SLIDING, NAME_HELPER, SLID_IN } from './h5-scripts'
import { storageOf, unwrapped } from './h5-storage'

/** A finger waits no longer for what it aimed at. */
const AIM_MS = 3_000

export interface H5Options {
  /** Where the local host serves the app, for example http://127.0.0.1:4000 */
  server: string
  /** A PC with a mouse and a screen of this size; a phone without. */
  desk?: { width: number; height: number }
  /** Keeps the program as a browser does (its service worker); else it comes from the network each time, and can be cut off. */
  keepsProgram?: boolean
  /** What lies outside of our walls and has to be played: a script that runs before the page's own. */
  before?: string
  /** The phone's clock stands at this time, whatever the machine's says. */
  toldTime?: string
}

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
  private remembered: Record<string, unknown> = {}

  constructor(private readonly options: H5Options) {}

  /** The page in use, for what only a browser has (axe, layout). */
  get page(): Page {
    if (!this.tabPage) throw new Error('launch() first')
    return this.tabPage
  }

  async launch(at = ''): Promise<void> {
    await this.endPhone()
    const { desk, keepsProgram } = this.options
    const executablePath = findChromium()
    if (!executablePath) throw new Error('no Chromium here: set CHROMIUM_PATH')
    this.browser ??= await chromium.launch({ executablePath, args: CHROMIUM_ARGS })
    this.context = await this.browser.newContext({
      viewport: desk ?? { width: 375, height: 812 },
      deviceScaleFactor: 1,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      serviceWorkers: keepsProgram ? 'allow' : 'block',
      hasTouch: !desk,
      isMobile: !desk,
      storageState: storageOf(this.options.server, this.remembered)
    })
    await this.context.addInitScript(`${NAME_HELPER}\n${AIM_GUARD}`)
    const { toldTime, before } = this.options
    if (before) await this.context.addInitScript(before)
    if (toldTime) await this.context.clock.setFixedTime(toldTime)
    await this.openTab(this.context, at)
  }

  /** What the next fresh phone has written down already, by name. */
  willRemember(stored: Record<string, unknown>): void {
    this.remembered = stored
  }

  /** What went wrong unseen until now; it is not told again at the end. */
  takeErrors(): readonly string[] {
    const { errors } = this
    this.errors = []
    return errors
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
    // Without what it keeps a browser takes its program from the network each time; what it asks of the API finds none.
    if (this.isOffline && !this.options.keepsProgram) await this.context.setOffline(false)
    await this.openTab(this.context, '')
  }

  async open(at: string): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(`#/${at}`)}`)
  }

  async stored(name: string): Promise<unknown> {
    const text = await this.page.evaluate<string | null>(`localStorage.getItem(${JSON.stringify(name)})`)
    return text === null ? undefined : unwrapped(text)
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
      await target.click({ timeout: AIM_MS })
    } catch (error) {
      // A list that was just read anew has put another element in its place, or the page it stood on has gone: whoever
      // taps looks again.
      if (!/not attached|Timeout/.test(String(error))) throw error
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
    const errors = this.takeErrors()
    if (errors.length > 0) throw new Error(`the browser saw ${errors.length} error(s):\n${errors.join('\n')}`)
  }

  private async explain(what: string): Promise<string> {
    return [`${this.page.url()} ${what}. It shows:`, await this.text(), ...this.errors].join('\n')
  }
}
