import { WxFailure } from './options'
import { closePage, hidePage, openPage, type Page, parseUrl, type Stage, showPage } from './pages'

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[]; plugins?: Record<string, object> }[]
  window?: { navigationBarTitleText?: string }
  tabBar?: { list: { pagePath: string; text: string }[] }
}

const MAX_DEPTH = 10

/** The open pages, by WeChat's rules: tab pages stay alive, the rest end when they leave the stack. */
export class PageStack {
  private readonly stack: Page[] = []
  private readonly tabs = new Map<string, Page>()
  /** Roots of the subpackages that have been downloaded. */
  private readonly loaded = new Set<string>()

  constructor(
    private readonly app: AppJson,
    private readonly stage: () => Stage
  ) {}

  get page(): Page {
    const top = this.stack[this.stack.length - 1]
    if (!top) throw new Error('no page is open')
    return top
  }

  get all(): readonly Page[] {
    return this.stack
  }

  /** Pages that exist, on the stack or kept behind a tab. */
  get alive(): Page[] {
    return [...new Set([...this.stack, ...this.tabs.values()])]
  }

  /** WeChat downloads a subpackage when one of its pages is opened; nothing else may reach into it. */
  refuseForeign(file: string): void {
    const owner = this.app.subPackages?.find((s) => file.startsWith(`${s.root}/`))
    if (owner && !this.loaded.has(owner.root))
      throw new Error(`${file} is required before its subpackage is loaded`)
  }

  get tabPages(): { pagePath: string; text: string }[] {
    return this.app.tabBar?.list ?? []
  }

  isTab(url: string) {
    return this.tabPages.some((t) => t.pagePath === parseUrl(url).path)
  }

  push(url: string) {
    const { path: name } = parseUrl(url)
    const sub = this.app.subPackages?.find((s) => s.pages.some((p) => `${s.root}/${p}` === name))
    if (!sub && !this.app.pages.includes(name)) throw new WxFailure(`page "${name}" is not found`)
    if (sub) this.loaded.add(sub.root)
    const page = openPage(this.stage(), url)
    if (this.isTab(url)) this.tabs.set(page.path, page)
    this.stack.push(page)
  }

  private pop() {
    const page = this.stack.pop()
    if (!page) return
    if (this.tabs.has(page.path)) hidePage(page)
    else closePage(page)
  }

  navigateTo(url: string): void {
    if (this.isTab(url)) throw new WxFailure('can not navigateTo a tabbar page')
    if (this.stack.length >= MAX_DEPTH) throw new WxFailure(`webview count limit exceed ${MAX_DEPTH}`)
    const below = this.page
    this.push(url)
    hidePage(below)
  }

  redirectTo(url: string): void {
    if (this.isTab(url)) throw new WxFailure('can not redirectTo a tabbar page')
    this.pop()
    this.push(url)
  }

  switchTab(url: string): void {
    if (!this.isTab(url)) throw new WxFailure('can not switch to no-tabBar page')
    const { path: name } = parseUrl(url)
    if (this.stack.length === 1 && this.page.path === name) return
    while (this.stack.length > 0) this.pop()
    const kept = this.tabs.get(name)
    if (kept) {
      this.stack.push(kept)
      showPage(kept)
    } else this.push(url)
  }

  reLaunch(url: string): void {
    while (this.stack.length > 0) this.pop()
    for (const page of this.tabs.values()) closePage(page)
    this.tabs.clear()
    this.push(url)
  }

  navigateBack(delta = 1): void {
    if (this.stack.length < 2) throw new WxFailure('cannot navigate back at first page.')
    for (let i = 0; i < delta && this.stack.length > 1; i += 1) this.pop()
    showPage(this.page)
  }
}
