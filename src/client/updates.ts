import Taro from '@tarojs/taro'
import { toast } from './components/toast'

// A new release comes to a phone in two ways: WeChat fetches the package by itself and says that it is there; a browser
// goes on with the page it has, until a part of the program that it needs is no longer on the server.

/** Where nothing is being filled in. */
const QUIET = /^\/?pages\/(decisions|issues|points|me)\/index/
const LOOK_EVERY_MS = 3_000
/** After the page has loaded. */
const KEEP_AFTER_MS = 1_000
/** A page that was away for shorter than this is not asked for anew. */
const AWAY_MS = 10 * 60_000

let beforeTaking: () => void = () => undefined
/** How the new release is taken; null while there is none, or the person has said later. */
let take: (() => unknown) | null = null
let asked: 'never' | 'now' | 'before' = 'never'

/** Once, at the start. `save` puts on the phone what is only on the screen, before the program is begun anew. */
export const watchUpdates = (save: () => void): void => {
  beforeTaking = save
  // Written out, so that the other platform's branch falls away.
  if (process.env.TARO_ENV === 'weapp') watchWechat()
  else watchBrowser()
}

/** The server no longer serves this program. A browser has the new one at hand; WeChat fetches it at the next start. */
export const outdated = (): void => {
  if (process.env.TARO_ENV === 'weapp') return
  take = reload
  if (asked === 'never') void ask()
}

/** H5 loads each page's program when it is first opened; WeChat's packages fail `navigateTo` itself. */
export const notOpened = (): void => toast('没有网络，这一页打不开。有信号后再点一次。')

const watchWechat = (): void => {
  const manager = Taro.getUpdateManager()
  // One that fails to load is tried again by WeChat at the next start.
  manager.onUpdateReady(() => offer(() => manager.applyUpdate()))
}

/** Back to the page that is still there, in place of an empty one. A tab stands in the place of the one before it. */
const stayHere = (): void => {
  const shown = Taro.getCurrentPages().at(-1)?.route ?? ''
  if (QUIET.test(shown) && QUIET.test(window.location.hash.slice(1))) {
    void Taro.switchTab({ url: shown.startsWith('/') ? shown : `/${shown}` })
  } else {
    window.history.back()
  }
}

const watchBrowser = (): void => {
  watchWorker()
  window.addEventListener('unhandledrejection', (event) => {
    const { reason } = event
    if (!(reason instanceof Error) || reason.name !== 'ChunkLoadError') return
    event.preventDefault()
    stayHere()
    void isReplaced().then((replaced) => (replaced ? stuck() : notOpened()))
  })
  let leftAt = 0
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      leftAt = Date.now()
      return
    }
    if (Date.now() - leftAt < AWAY_MS) return
    void isReplaced().then((replaced) => (replaced ? offer(reload) : undefined))
  })
}

/** Where the program is kept on the phone: h5/service-worker.ts. */
const SHELL = /^xiaoyuan-/

/** What is kept of the old release goes first, or it would be begun again. */
const reload = async (): Promise<void> => {
  if ('caches' in window) {
    const names = (await caches.keys()).filter((name) => SHELL.test(name))
    await Promise.all(names.map((name) => caches.delete(name)))
  }
  window.location.reload()
}

/** Keeps the program on the phone, once the first screen is there: it has the network to itself until then. */
const watchWorker = (): void => {
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined
  // Only over https, and on the machine itself.
  if (!worker) return
  const wasKept = worker.controller !== null
  worker.addEventListener('controllerchange', () => wasKept && offer(reload))
  const keep = () => {
    // A phone that keeps nothing (a private window) does without.
    setTimeout(() => void worker.register('/sw.js').catch(() => undefined), KEEP_AFTER_MS)
  }
  if (document.readyState === 'complete') keep()
  else window.addEventListener('load', keep, { once: true })
}

/** The page that was asked for will not open before the new release is taken: said every time, also after a "later". */
const stuck = (): void => {
  take = reload
  void ask()
}

const PROGRAM = /\/js\/app\.[0-9a-f]+\.js/

/** Whether the server's page is of another release than this one; false without an answer that is our page. */
const isReplaced = async (): Promise<boolean> => {
  const own = Array.from(document.scripts, ({ src }) => PROGRAM.exec(src)?.[0]).find(Boolean)
  const page = await fetch(window.location.pathname, { cache: 'no-store' })
    .then((answer) => (answer.ok ? answer.text() : ''))
    .catch(() => '')
  const there = PROGRAM.exec(page)?.[0]
  return own !== undefined && there !== undefined && own !== there
}

/** Asks as soon as the person is on a page where nothing is filled in; once while the program runs. */
const offer = (how: () => unknown): void => {
  take ??= how
  if (asked !== 'never') return
  if (isQuiet()) void ask()
  else setTimeout(() => offer(how), LOOK_EVERY_MS)
}

const isQuiet = (): boolean => {
  const pages = Taro.getCurrentPages()
  return pages.length === 1 && QUIET.test(pages[0]?.route ?? '')
}

const ask = async (): Promise<void> => {
  if (asked === 'now') return
  asked = 'now'
  const { confirm } = await Taro.showModal({
    title: '小院有新版本',
    content: '更新只要几秒钟。已经保存的草稿都在。',
    confirmText: '现在更新',
    cancelText: '以后再说'
  })
  asked = 'before'
  if (!confirm) return
  beforeTaking()
  take?.()
}
