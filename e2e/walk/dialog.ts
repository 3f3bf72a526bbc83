import { H5Driver } from '../h5-driver'
import { TOLD_TIME } from '../weapp/told-time'
import type { World } from '../weapp/visit-queries'
import { axeIn, type Found, LARGEST, layoutIn, PHONE, PLAIN, SMALL_PHONE } from './look-over'
import { atRest, watchRequests } from './open-page'
import type { PageFault } from './report'
import { type Stop, signedIn } from './trips'

/** Where a question is asked whose words may be long. */
export const ASKING_PAGE = 'packages/matter/drafts/index'
/** What opens the question, and what it asks. */
const ASKED_BY = /^删掉：说事下雨天/
const ASKS = '删掉后找不回来'

const LOOKS = [PLAIN, LARGEST, { ...PLAIN, care: true, theme: 'dark' }, { ...PLAIN, theme: 'dark' }] as const

/** The question that stands over a page: like pages, in every dress, on a small phone too. Its page is walked elsewhere. */
export const dialogFaults = async (world: World, stop: Stop): Promise<PageFault[]> => {
  const phone = new H5Driver({ server: world.address, toldTime: TOLD_TIME })
  const found: Found[] = []
  try {
    await signedIn(phone, world, { as: stop.visit.as, stops: [stop] })
    const isAsking = watchRequests(phone)
    await phone.open(stop.address)
    await atRest(phone, ASKING_PAGE, isAsking)
    for (const look of LOOKS) {
      await layoutIn(phone, look)
      await phone.tap(ASKED_BY)
      await phone.see(ASKS)
      for (const size of [PHONE, SMALL_PHONE]) {
        await phone.page.setViewportSize(size)
        const faults = await layoutIn(phone, look, ` on ${size.width}×${size.height}`)
        found.push(...faults.filter((f) => f.where.includes('xy-over')))
      }
      await phone.page.setViewportSize(PHONE)
      found.push(...(await axeIn(phone, look)))
      await phone.page.keyboard.press('Escape')
      await phone.notSee(ASKS)
    }
  } finally {
    await phone.close()
  }
  return found.map((f) => ({ ...f, page: 'a question', as: stop.visit.as ?? 'visitor' }))
}
