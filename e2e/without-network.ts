import { until } from './driver'
import type { H5Driver } from './h5-driver'

/** Whether the program of the app lies on this phone, and serves the page that is open. */
export const KEPT = `caches.keys().then(async (names) => {
  if (!navigator.serviceWorker.controller || names.length === 0) return false
  return (await (await caches.open(names[0])).keys()).length > 1
})`
const CACHED = `caches.keys().then(async (names) => {
  const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
  return lists.flat().map(({ url }) => new URL(url).pathname)
})`

/**
 * The app is closed and opened again where there is no network: it opens with what it last knew and says how old that is,
 * a page that was opened before opens too, and with the signal back it reads anew. Nothing but the program is kept by
 * the browser: no answer of the API, no photo.
 */
export const withoutNetwork = async (phone: H5Driver): Promise<void> => {
  const well = '老井水源饮水管网维修资金使用方案'
  await phone.launch()
  await phone.see(well)
  const kept = async () => ((await phone.page.evaluate<boolean>(KEPT)) ? true : undefined)
  await until(kept, async () => 'the program was not kept')
  // From here on the program comes through what keeps it, and a page that is opened stays.
  await phone.restart()
  await phone.tap(well)
  await phone.see('六步走到哪')
  await phone.back()

  await phone.offline(true)
  await phone.restart()
  await phone.see(well)
  await phone.see('没有网络')
  await phone.shot('offline-01-first')
  await phone.tap(well)
  await phone.see('六步走到哪')
  await phone.back()
  await phone.offline(false)

  const cached = await phone.page.evaluate<string[]>(CACHED)
  const strange = cached.filter((path) => path !== '/' && !/^\/(js|css)\//.test(path))
  if (strange.length > 0) throw new Error(`kept by the browser: ${strange.join(', ')}`)
}
