import { until } from '../driver'
import type { H5Driver } from '../h5-driver'
import { type InPageName, inPageCode } from './in-page-code'

/** Asks the code of ./in-page on the page that is open; it is put there first where it is not yet. */
export const askPage = async <T>(
  phone: H5Driver,
  name: InPageName,
  ...given: readonly unknown[]
): Promise<T> => {
  const { page } = phone
  if (!(await page.evaluate<boolean>("'walk' in globalThis"))) await page.evaluate(inPageCode())
  return await page.evaluate<T>(`walk.${name}(...${JSON.stringify(given)})`)
}

/** Counts what is still asked of the host by the phone's page. */
export const watchRequests = ({ page }: H5Driver): (() => number) => {
  const open = new Set<unknown>()
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return () => open.size
}

const QUIET_MS = 80
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** Waits until a page of this path stands on the phone and nothing more comes: no answer, no picture, no change. */
export const atRest = async (phone: H5Driver, path: string, isAsking: () => number): Promise<void> => {
  let before = ''
  await until(
    async () => {
      if (isAsking() > 0 || (await askPage<boolean>(phone, 'isWaiting', path))) return undefined
      const now = await askPage<string>(phone, 'fingerprint')
      if (now === before && isAsking() === 0) return true
      before = now
      await pause(QUIET_MS)
      return undefined
    },
    async () => `${path} does not come to rest. It shows:\n${await phone.text()}`
  )
}
