// The program of the app, kept on the phone: it opens at once and without a network. Only what is the same for everybody
// is kept, the page and the files with a hash in their name; answers of the API and photos never come in here.
// Built by config/plugins/offline-shell.js, which fills in the two constants.

declare const VERSION: string
/** What the first screen needs, the page itself first. */
declare const SHELL: readonly string[]

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface InstallEvent extends WorkerEvent {
  /** Only in newer browsers. */
  addRoutes?(routes: readonly object[]): Promise<void>
}

interface FetchEvent extends WorkerEvent {
  readonly request: Request
  respondWith(reply: Promise<Response>): void
}

declare function skipWaiting(): Promise<void>
declare const clients: { claim(): Promise<void> }

const FAMILY = 'xiaoyuan-'
const CACHE = `${FAMILY}${VERSION}`
const PAGE = '/'
const HASHED = /^\/(js|css|static)\/.+\.[0-9a-f]{8,}\.\w+$/

/** Taken from the cache by the browser itself: a slow phone need not start this program first. */
const routes = SHELL.map((pathname) => ({
  condition: { urlPattern: { pathname }, ...(pathname === PAGE ? { requestMode: 'navigate' } : {}) },
  source: { cacheName: CACHE }
}))

const install = async (event: InstallEvent): Promise<void> => {
  // A browser that does not understand them asks below.
  const routed = event.addRoutes?.(routes).catch(() => undefined)
  const cache = await caches.open(CACHE)
  await cache.addAll([...SHELL])
  await routed
  // A release that only begins when every tab is closed never begins on a phone.
  await skipWaiting()
}

const activate = async (): Promise<void> => {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
  await clients.claim()
}

/** Under which name a request is kept; null: it goes its own way. */
const keptAs = ({ url, method, mode }: Request): string | null => {
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin) return null
  if (mode === 'navigate') return pathname === PAGE ? PAGE : null
  return HASHED.test(pathname) ? pathname : null
}

const serve = async (name: string, request: Request): Promise<Response> => {
  const cache = await caches.open(CACHE)
  const found = await cache.match(name)
  if (found) return found
  const reply = await fetch(request)
  if (reply.ok) await cache.put(name, reply.clone())
  return reply
}

addEventListener('install', (event) => (event as InstallEvent).waitUntil(install(event as InstallEvent)))
addEventListener('activate', (event) => (event as WorkerEvent).waitUntil(activate()))
addEventListener('fetch', (event) => {
  const { request } = event as FetchEvent
  const name = keptAs(request)
  if (name !== null) (event as FetchEvent).respondWith(serve(name, request))
})

export {}
