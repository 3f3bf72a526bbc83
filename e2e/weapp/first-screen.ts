import path from 'node:path'
import { until } from '../driver'
import { Host } from './host'
import type { Meter } from './pages'

const QUIET_MS = 400

/**
 * What the first tab page costs on a fresh phone: setData bytes and calls from the start until nothing has been
 * asked or drawn for 400 ms. `server` is where the API answers; without it the phone has no network, and the
 * number is that of the offline screen.
 */
export async function measureFirstScreen(server?: string, dist = path.resolve('dist/weapp')): Promise<Meter> {
  const host = new Host({ dist, server })
  host.network.online = server !== undefined
  let last = { calls: -1, since: Date.now() }
  host.launch()
  try {
    return await until(
      () => {
        const { calls, bytes } = host.meter
        if (calls !== last.calls || host.network.pending > 0) last = { calls, since: Date.now() }
        return calls > 0 && Date.now() - last.since >= QUIET_MS ? { bytes, calls } : undefined
      },
      () => `the first screen never comes to rest:\n${host.text()}\n${host.errors.join('\n')}`,
      20_000
    )
  } finally {
    await host.close()
  }
}
