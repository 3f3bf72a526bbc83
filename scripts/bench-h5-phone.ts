import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'

/** 300 ms there and back, 250 kbit/s each way; a processor four times slower. */
const NETWORK = { offline: false, latency: 300, downloadThroughput: 31_250, uploadThroughput: 31_250 }
const SLOWER = 4
const WAIT_MS = 120_000
/** Nothing asked for and nothing moved for so long: the screen is as it stays. */
const REST_MS = 3_000

/** Real content of the first screen: an answer or a card with words in it. Any other screen: what its page says. */
const USEFUL = '.xy-answer, .xy-card, .xy-panel, .xy-cell, .xy-option, .xy-notice'

// Kept by the page itself, so that nothing of the measuring stands in between. A frame after the one that draws it, it is seen.
const WATCH = `
  window.bench = { useful: null, shift: 0, movedAt: 0, moved: [] }
  const isSeen = (el) => {
    const box = el.getBoundingClientRect()
    if (box.height === 0 || box.top >= innerHeight || el.textContent.trim().length < 2) return false
    return el.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }
  const look = () => {
    if (window.bench.useful !== null) return
    if (!Array.from(document.querySelectorAll(${JSON.stringify(USEFUL)})).some(isSeen)) return requestAnimationFrame(look)
    requestAnimationFrame(() => requestAnimationFrame(() => { window.bench.useful ??= performance.now() }))
  }
  requestAnimationFrame(look)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue
      window.bench.shift += entry.value
      window.bench.movedAt = performance.now()
      window.bench.moved.push([entry.value, ...entry.sources.map(({ node }) => node && (node.className || node.nodeName))])
    }
  }).observe({ type: 'layout-shift', buffered: true })`

export interface Scripts {
  readonly urls: readonly string[]
  readonly sent: number
}

export interface Opened {
  /** From the address being opened to its content being seen. */
  readonly usefulMs: number
  /** The scripts that came over the network until then: where from, and their bytes as the host sent them. */
  readonly scripts: Scripts
  /** The sum of layout shifts, when the screen has come to rest. */
  shift(): Promise<number>
  close(): Promise<void>
}

interface Hand {
  open(path: string): Promise<Opened>
  /** Until the program of the app lies on the phone, where it can. */
  waitUntilKept(): Promise<void>
}

/** Lends a phone that has nothing on it but, with a token, a sign-in; it is thrown away after. */
export type Phone = <T>(use: (hand: Hand) => Promise<T>) => Promise<T>

export const withPhone =
  (browser: Browser, address: string, token: string | null = null): Phone =>
  async (use) => {
    const context = await browser.newContext({
      viewport: { width: 375, height: 812 },
      deviceScaleFactor: 2,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: true,
      isMobile: true
    })
    await context.addInitScript(WATCH)
    if (token) await context.addInitScript(signInScript(token))
    try {
      return await use({
        open: (path) => open(context, new URL(path, address).href),
        waitUntilKept: () => waitUntilKept(context)
      })
    } finally {
      await context.close()
    }
  }

const signInScript = (token: string) => {
  const session = { data: { token, signInId: 'bench', personKey: null, village: null, expired: false } }
  return `localStorage.setItem('session', ${JSON.stringify(JSON.stringify(session))})`
}

/** Scripts that came over the network, by what they weighed on it. */
const weighScripts = (session: CDPSession): (() => Scripts) => {
  const coming = new Map<string, string>()
  const urls: string[] = []
  let sent = 0
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' && !response.fromDiskCache && !response.fromServiceWorker)
      coming.set(requestId, response.url)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = coming.get(requestId)
    if (url === undefined) return
    urls.push(url)
    sent += encodedDataLength
  })
  return () => ({ urls: [...urls], sent })
}

/** Polled from here: the page's content policy forbids it to compile what it is to wait for. */
const until = async (page: Page, expression: string): Promise<void> => {
  for (const giveUpAt = Date.now() + WAIT_MS; !(await page.evaluate<boolean>(expression)); await sleep(100))
    if (Date.now() > giveUpAt) throw new Error(`${page.url()} waited in vain for ${expression}`)
}

const open = async (context: BrowserContext, url: string): Promise<Opened> => {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NETWORK)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const weighed = weighScripts(session)
  await page.goto(url, { waitUntil: 'commit', timeout: WAIT_MS })
  await until(page, 'window.bench.useful !== null')
  const usefulMs = Math.round(await page.evaluate<number>('window.bench.useful'))
  const scripts = weighed()
  return {
    usefulMs,
    scripts,
    shift: () => shiftOf(page),
    close: () => page.close()
  }
}

const shiftOf = async (page: Page): Promise<number> => {
  await page.waitForLoadState('networkidle', { timeout: WAIT_MS })
  await until(page, `performance.now() - window.bench.movedAt > ${REST_MS}`)
  if (process.env.BENCH_MOVED)
    process.stderr.write(`${page.url()} ${await page.evaluate('JSON.stringify(window.bench.moved)')}\n`)
  return Math.round((await page.evaluate<number>('window.bench.shift')) * 10_000) / 10_000
}

const KEPT = `caches.keys().then(async (names) => {
  if (!navigator.serviceWorker.controller || names.length === 0) return false
  return (await (await caches.open(names[0])).keys()).length > 1
})`

const waitUntilKept = async (context: BrowserContext): Promise<void> => {
  const [page] = context.pages()
  if (page) await until(page, KEPT)
}
