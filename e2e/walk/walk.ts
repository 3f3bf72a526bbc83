import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { DemoKey } from '../../src/cloud/demo/demo-people'
import { H5Driver } from '../h5-driver'
import { startToldServer, TOLD_TIME } from '../weapp/told-time'
import type { World } from '../weapp/visit-queries'
import { ASKING_PAGE, dialogFaults } from './dialog'
import { type Found, lookAtParts, lookOver } from './look-over'
import { askPage, atRest, watchRequests } from './open-page'
import { unvisited } from './pages'
import { inWords, type PageFault } from './report'
import { type Asked, type Stop, signedIn, stopsOf, type Trip, takeTrips, tripsByAll } from './trips'

/** Every page is opened by each of them, whether it is theirs or not, and by the person of its row. */
const ROLES = ['villager-a-elder', 'committee-a', 'staff-shaxi'] as const

/** Titles of what a page shows when something went wrong, whoever opens it. */
const FAILED = ['这一页没有显示出来', '没有打开', '没有网络', '网络太慢', '正在打开…', '页面不存在']

/** What is wrong with what the page says, before anything is measured. */
const saidWrong = async (phone: H5Driver, { visit }: Stop, as: DemoKey | null): Promise<Found[]> => {
  const text = await phone.text()
  const wrong = (what: string): Found[] => [{ kind: 'page', where: 'page', what, mode: 'normal' }]
  const failed = FAILED.find((title) => text.split('\n').includes(title))
  if (text.trim() === '') return wrong('is blank')
  if (failed) return wrong(`says ${failed}`)
  return visit.as === as && !text.includes(visit.shows) ? wrong(`does not show ${visit.shows}:\n${text}`) : []
}

/** Screens that were looked over already: a refusal that all pages share is looked at once. */
type Seen = Set<string>

const visitStop = async (
  phone: H5Driver,
  stop: Stop,
  as: DemoKey | null,
  isAsking: () => number,
  seen: Seen
): Promise<Found[]> => {
  await phone.open(stop.address)
  const rest = () => atRest(phone, stop.visit.page, isAsking)
  await rest()
  const found = await saidWrong(phone, stop, as)
  const print = await askPage<string>(phone, 'fingerprint')
  if (!seen.has(print)) {
    seen.add(print)
    found.push(...(await lookAtParts(phone)), ...(await lookOver(phone, rest)))
  }
  const unseen = phone.takeErrors().map((what) => ({ kind: 'error', where: 'page', what, mode: 'normal' }))
  return [...found, ...unseen]
}

/** Told after each page: how it went. */
export type Tell = (line: string) => void

const travel = async (world: World, trip: Trip, seen: Seen, tell: Tell): Promise<PageFault[]> => {
  const { as, stops } = trip
  const phone = new H5Driver({ server: world.address, toldTime: TOLD_TIME })
  const who = as ?? 'visitor'
  const faults: PageFault[] = []
  try {
    await signedIn(phone, world, trip)
    const isAsking = watchRequests(phone)
    for (const stop of stops) {
      const began = Date.now()
      const found = await visitStop(phone, stop, as, isAsking, seen).catch((error: Error): Found[] => [
        { kind: 'walk', where: 'page', what: error.message, mode: 'normal' }
      ])
      const own = found.map((f) => ({ ...f, page: stop.visit.page, as: who }))
      faults.push(...own)
      tell(
        [`${stop.visit.page} (${who}): ${own.length} faults, ${Date.now() - began} ms`, inWords(own)].join(
          '\n'
        )
      )
    }
  } finally {
    await phone.close()
  }
  return faults
}

const FOUND = path.resolve('.cache/walk/faults.json')

/**
 * Every page of the H5 app, opened by the person of its row and by a villager, the committee and the township: what each
 * shows is looked over in every dress. Throws with everything that was found; the whole list lies in .cache/walk.
 */
export const walkEveryPage = async (asked: Asked, tell: Tell = () => undefined): Promise<string> => {
  const missing = asked.pages.length > 0 ? [] : await unvisited()
  if (missing.length > 0) throw new Error(missing.join('\n'))
  const server = await startToldServer()
  try {
    const world: World = { address: server.address, tokens: new Map() }
    const stops = await stopsOf(world, asked.pages)
    const trips = tripsByAll(stops, ROLES, asked.as)
    const seen: Seen = new Set()
    const faults = (await takeTrips(trips, (trip) => travel(world, trip, seen, tell))).flat()
    const asks = stops.find(({ visit }) => visit.page === ASKING_PAGE)
    if (asks) faults.push(...(await dialogFaults(world, asks)))
    await mkdir(path.dirname(FOUND), { recursive: true })
    await writeFile(FOUND, JSON.stringify(faults, null, 1))
    if (faults.length > 0) throw new Error(`${faults.length} faults:\n${inWords(faults)}`)
    const opened = trips.reduce((sum, trip) => sum + trip.stops.length, 0)
    return `${stops.length} pages opened ${opened} times, ${seen.size} different screens`
  } finally {
    await server.stop()
  }
}
