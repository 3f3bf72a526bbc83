import path from 'node:path'
import { tokenOf } from '../api'
import { Host } from './host'
import type { Meter } from './pages'
import { StillTime } from './time'
import { TOLD_TIME } from './told-time'
import type { World } from './visit-queries'
import type { Visit } from './visits'

// As on a phone in the village, whatever the machine's own.
process.env.TZ = 'Asia/Shanghai'

/** Long enough for every answer, for what waits a moment on purpose, and for two ticks of a clock. */
const OPEN_MS = 2_500

/** Titles of what a page shows instead of itself. */
const FAILED = [
  '这一页没有显示出来',
  '没有打开',
  '没有网络',
  '现在看不到',
  '登录后可以看',
  '正在打开…',
  '页面不存在'
]

const storageOf = async (world: World, { as, keeps = {} }: Visit): Promise<Map<string, string>> => {
  if (as === null) return new Map()
  const token = world.tokens.get(as) ?? tokenOf(world.address, as)
  world.tokens.set(as, token)
  const session = { token: await token, signInId: '1', personKey: null, village: null, expired: false }
  return new Map(Object.entries({ session, ...keeps }).map(([name, held]) => [name, JSON.stringify(held)]))
}

const faultOf = ({ page, shows }: Visit, host: Host): string | null => {
  const text = host.text()
  const failed = FAILED.find((title) => text.split('\n').includes(title))
  if (host.page.path !== page) return `has led to ${host.page.path}`
  if (text.trim() === '') return 'is blank'
  if (failed) return `says ${failed}`
  return text.includes(shows) ? null : `does not show ${shows}`
}

/**
 * Opens one page on a fresh phone of the person, in a time that stands still, and answers what it asked of the view
 * until it rested: setData bytes and calls, the same at every run. Throws when the page is not the one expected, shows a
 * failure or nothing, or when anything went wrong unseen: an error, console.error, an unhandled rejection, a missing
 * wx API, a warning of the templates. `look` sees the page before it is closed.
 */
export const visitPage = async (
  world: World,
  visit: Visit,
  dist = path.resolve('dist/weapp'),
  look: (host: Host, time: StillTime) => Promise<void> | void = () => undefined
): Promise<Meter> => {
  const query = new URLSearchParams(await visit.query?.(world))
  const storage = await storageOf(world, visit)
  const time = new StillTime(Date.parse(TOLD_TIME))
  const host = new Host({ dist, server: world.address, storage, time })
  let fault: string | null = null
  let meter: Meter = { bytes: 0, calls: 0 }
  try {
    host.launch(`${visit.page}?${query}`)
    await time.pass(OPEN_MS)
    meter = { ...host.page.meter }
    fault = faultOf(visit, host)
    await look(host, time)
    if (fault) fault = `${visit.page} (${visit.as ?? 'visitor'}) ${fault}. It shows:\n${host.text()}`
  } finally {
    await host.close()
  }
  if (fault) throw new Error(fault)
  return meter
}
