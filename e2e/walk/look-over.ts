import { seriousViolations } from '../axe'
import type { H5Driver } from '../h5-driver'
import type { Least } from './in-page'
import type { Look } from './in-page/look'
import type { Fault } from './in-page/shown'
import { askPage } from './open-page'

/** Something wrong with a page, and how the page was dressed. */
export interface Found extends Fault {
  readonly mode: string
}

export const PHONE = { width: 375, height: 812 }
export const SMALL_PHONE = { width: 320, height: 568 }
const PC = { width: 1280, height: 800 }
const STEPS = [1, 2, 3, 4, 5, 6, 7] as const
export const PLAIN: Look = { care: false, step: 2, theme: 'light' }
export const LARGEST: Look = { care: true, step: 7, theme: 'light' }

const leastOf = ({ care }: Look): Least => (care ? { letters: 18, target: 60 } : { letters: 15, target: 44 })

// Beside the colours nothing of a page depends on dark or light.
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** The most tabs of the keyboard that are followed. */
const TABS = 20

const nameOf = ({ care, step, theme }: Look): string =>
  [care ? 'elder' : 'normal', theme === 'dark' ? 'dark' : '', step === 2 ? '' : `step ${step}`]
    .filter(Boolean)
    .join(' ')

export const layoutIn = async (phone: H5Driver, look: Look, where = ''): Promise<Found[]> => {
  await askPage(phone, 'dressAs', look)
  const faults = await askPage<Fault[]>(phone, 'layoutFaults', leastOf(look))
  return faults.map((f) => ({ ...f, mode: `${nameOf(look)}${where}` }))
}

export const axeIn = async (phone: H5Driver, look: Look): Promise<Found[]> => {
  await askPage(phone, 'dressAs', look)
  const found = await seriousViolations(phone.page, look.theme === 'dark' ? OF_COLOURS : undefined)
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({
      kind: `axe ${id}`,
      where: html.replace(/ (id|style|data-[a-z-]+)="[^"]*"/g, '').slice(0, 160),
      what: failureSummary.replace(/\s+/g, ' ').slice(0, 200),
      mode: nameOf(look)
    }))
  )
}

const focusOn = async (phone: H5Driver): Promise<Found[]> => {
  await askPage(phone, 'beginFocus')
  for (let i = 0; i < TABS; i += 1) {
    await phone.page.keyboard.press('Tab')
    if (!(await askPage<boolean>(phone, 'stepFocus'))) break
  }
  const faults = await askPage<Fault[]>(phone, 'endFocus')
  return faults.map((f) => ({ ...f, mode: 'normal' }))
}

/** What only the eye and the ear find missing, once for every page: its title, its order, its names, the keyboard. */
export const lookAtParts = async (phone: H5Driver): Promise<Found[]> => {
  await askPage(phone, 'dressAs', PLAIN)
  const faults = await askPage<Fault[]>(phone, 'structureFaults')
  return [...faults.map((f) => ({ ...f, mode: 'normal' })), ...(await focusOn(phone))]
}

/**
 * The page that is open in every dress: layout at the seven steps of the letters, on a small phone and on the screen of a
 * PC, axe in the four looks. `atRest`: what a wider screen shows beside has come.
 */
export const lookOver = async (phone: H5Driver, atRest: () => Promise<void>): Promise<Found[]> => {
  const found: Found[] = []
  for (const care of [false, true])
    for (const step of STEPS) found.push(...(await layoutIn(phone, { care, step, theme: 'light' })))
  await phone.page.setViewportSize(SMALL_PHONE)
  found.push(...(await layoutIn(phone, LARGEST, ' on 320×568')))
  await phone.page.setViewportSize(PC)
  await atRest()
  for (const look of [LARGEST, PLAIN]) found.push(...(await layoutIn(phone, look, ' on 1280×800')))
  await phone.page.setViewportSize(PHONE)
  await atRest()
  for (const care of [true, false])
    for (const theme of ['dark', 'light'] as const)
      found.push(...(await axeIn(phone, { care, step: 2, theme })))
  return found
}
