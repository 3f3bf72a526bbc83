// npm run -s bench:h5 [-- --runs 5] [--address http://…]
// One JSON object on standard output: {"initialJsGz": bytes, "firstUsefulMs": {"cold", "cached"}, "cls", …}: the H5 app on a
// phone of 2G (300 ms there and back, 250 kbit/s) whose processor is four times slower than this one. What is measured
// and how: docs/decisions/0072-light.md.
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { tokenOf } from '../e2e/api'
import { CHROMIUM_ARGS, findChromium } from '../e2e/find-chromium'
import { startServer } from '../e2e/server'
import { type Phone, type Scripts, withPhone } from './bench-h5-phone'
import { screensOf } from './bench-h5-screens'

const LIMITS = { initialJsGz: 184_320, cold: 8_000, cached: 1_000, cls: 0.05 } as const

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** What the scripts weigh packed with gzip, whatever this host and this browser agreed on (brotli weighs less). */
const gzipped = async ({ urls }: Scripts): Promise<number> => {
  let bytes = 0
  for (const url of urls) {
    const reply = await fetch(url)
    if (!reply.ok) throw new Error(`${url} answered ${reply.status}`)
    bytes += gzipSync(Buffer.from(await reply.arrayBuffer()), { level: 9 }).length
  }
  return bytes
}

interface Run {
  readonly scripts: Scripts
  readonly cold: number
  readonly cached: number
  readonly shift: number
}

/** A phone that opens the app for the first time, keeps it, is closed, and opens it again. */
const firstAndSecond = (phone: Phone): Promise<Run> =>
  phone(async ({ open, waitUntilKept }) => {
    const first = await open('/')
    const moved = await first.shift()
    await waitUntilKept()
    await first.close()
    const second = await open('/')
    const shift = Math.max(moved, await second.shift())
    await second.close()
    return { scripts: first.scripts, cold: first.usefulMs, cached: second.usefulMs, shift }
  })

const report = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '5' }, address: { type: 'string' } }
  })
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium here: set CHROMIUM_PATH')
  const server = values.address ? null : await startServer()
  const address = values.address ?? server?.address ?? ''
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS })
  try {
    const runs: Run[] = []
    for (let i = 0; i < Math.max(1, Number(values.runs)); i++)
      runs.push(await firstAndSecond(withPhone(browser, address)))
    const token = await tokenOf(address, 'villager-a-elder')
    const shifts: Record<string, number> = { first: Math.max(...runs.map(({ shift }) => shift)) }
    for (const { name, path } of await screensOf(address, token)) {
      shifts[name] = await withPhone(browser, address, token)(async ({ open }) => (await open(path)).shift())
    }
    const weights: number[] = []
    for (const { scripts } of runs) weights.push(await gzipped(scripts))
    const told = {
      initialJsGz: median(weights),
      firstUsefulMs: {
        cold: median(runs.map(({ cold }) => cold)),
        cached: median(runs.map(({ cached }) => cached))
      },
      cls: Math.max(...Object.values(shifts)),
      jsAsSent: median(runs.map(({ scripts }) => scripts.sent)),
      runs: runs.map(({ cold, cached }) => [cold, cached]),
      shifts
    }
    process.stdout.write(`${JSON.stringify(told)}\n`)
    const { firstUsefulMs, initialJsGz, cls } = told
    const kept =
      initialJsGz <= LIMITS.initialJsGz &&
      firstUsefulMs.cold <= LIMITS.cold &&
      firstUsefulMs.cached <= LIMITS.cached &&
      cls <= LIMITS.cls
    return kept ? 0 : 1
  } finally {
    await browser.close()
    await server?.stop()
  }
}

report().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    process.exit(1)
  }
)
