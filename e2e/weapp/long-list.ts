import path from 'node:path'
import { findNamed, wanted } from '../dom'
import type { Host } from './host'
import type { Meter } from './pages'
import type { StillTime } from './time'
import { visitPage } from './visit-page'
import type { World } from './visit-queries'

const ROWS = 100
const MOMENT_MS = 1_500

export interface LongList {
  /** From the tap that opens it until a hundred rows stand there. */
  readonly list100: Meter
  /** The tick of one of them, after another was ticked: the first brings more onto the page. */
  readonly tap: Meter
}

/** Taps what bears the name and answers what that asked of the view until it rested. */
const tapped = async (host: Host, time: StillTime, name: RegExp | string): Promise<Meter> => {
  const [target] = findNamed(host.page.box, wanted(name), false)
  if (!target) throw new Error(`the page has nothing named ${name}:\n${host.text().slice(0, 2_000)}`)
  host.resetMeter()
  host.touch.tap(target)
  await time.pass(MOMENT_MS)
  return { ...host.meter }
}

/**
 * The longest list of the product: a work day is recorded, and of the first group, with 148 people, a hundred are
 * shown to be ticked off. Throws when it does not show a hundred rows.
 */
export const measureLongList = async (
  server: string,
  dist = path.resolve('dist/weapp')
): Promise<LongList> => {
  const world: World = { address: server, tokens: new Map() }
  let measured: LongList | null = null
  const visit = { as: 'committee-a', page: 'packages/claims/record/index', shows: '选一条细则' } as const
  await visitPage(world, visit, dist, async (host, time) => {
    await tapped(host, time, '义务投工投劳')
    const list100 = await tapped(host, time, /^1组/)
    const rows = host.page.box.querySelectorAll('[aria-role=checkbox]').length
    if (rows !== ROWS)
      throw new Error(`the list has ${rows} rows, not ${ROWS}:\n${host.text().slice(0, 2_000)}`)
    await tapped(host, time, /户号01002 · 户主/)
    measured = { list100, tap: await tapped(host, time, /户号01003 · 户主/) }
  })
  if (!measured) throw new Error('nothing was measured')
  return measured
}
