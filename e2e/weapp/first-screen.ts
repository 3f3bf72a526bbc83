import path from 'node:path'
import { Host } from './host'
import type { Meter } from './pages'
import { StillTime } from './time'
import { TOLD_TIME } from './told-time'

const OPEN_MS = 2_500

/**
 * What the first tab page costs on a fresh phone: setData bytes and calls from the start until it rests, the same at
 * every run. `server` is where the API answers; without it the phone has no network, and the number is that of the
 * offline screen. Throws what went wrong unseen.
 */
export async function measureFirstScreen(server?: string, dist = path.resolve('dist/weapp')): Promise<Meter> {
  const time = new StillTime(Date.parse(TOLD_TIME))
  const host = new Host({ dist, server, time })
  host.network.online = server !== undefined
  try {
    host.launch()
    await time.pass(OPEN_MS)
    return { ...host.meter }
  } finally {
    await host.close()
  }
}
