import { type DemoKey, demoKeys } from '../../src/cloud/demo/demo-people'
import { tokenOf } from '../api'
import type { H5Driver } from '../h5-driver'
import type { World } from '../weapp/visit-queries'
import type { Visit } from '../weapp/visits'
import { everyVisit } from './pages'

/** So many pages on one phone: then a fresh one. */
const A_PHONE_FULL = 24
/** So many phones at once: one for each of two cores. */
const PHONES = 2

/** Which pages and people, by parts of their names; empty: all. */
export interface Asked {
  readonly pages: readonly string[]
  readonly as: readonly string[]
}

/** A page with its address, to be opened. */
export interface Stop {
  readonly visit: Visit
  readonly address: string
}

/** Pages that one person opens on one phone. Null: a visitor. */
export interface Trip {
  readonly as: DemoKey | null
  readonly stops: readonly Stop[]
}

/** The addresses of the pages that are asked for. What they need to show is made before the first is opened. */
export const stopsOf = async (world: World, pages: readonly string[]): Promise<Stop[]> => {
  const stops: Stop[] = []
  for (const visit of everyVisit) {
    if (pages.length > 0 && !pages.some((part) => visit.page.includes(part))) continue
    const query = new URLSearchParams(await visit.query?.(world))
    stops.push({ visit, address: `${visit.page}?${query}` })
  }
  if (stops.length === 0) throw new Error(`no page has ${pages.join(' or ')} in its path`)
  return stops
}

const trips = (as: DemoKey | null, stops: readonly Stop[]): Trip[] =>
  Array.from({ length: Math.ceil(stops.length / A_PHONE_FULL) }, (_, i) => ({
    as,
    stops: stops.slice(i * A_PHONE_FULL, (i + 1) * A_PHONE_FULL)
  }))

/** Each page by the person of its row, and by everyone of `also`. */
export const tripsByAll = (
  stops: readonly Stop[],
  also: readonly DemoKey[],
  asked: readonly string[]
): Trip[] => {
  const people = new Set<DemoKey | null>([...also, ...stops.map((s) => s.visit.as)])
  return [...people]
    .filter((as) => asked.length === 0 || asked.includes(as ?? 'visitor'))
    .flatMap((as) =>
      trips(
        as,
        stops.filter((s) => s.visit.as === as || also.some((key) => key === as))
      )
    )
}

/** Each page by the person of its row, or by those who are asked for. */
export const tripsByRow = (stops: readonly Stop[], asked: readonly string[]): Trip[] => {
  const also = demoKeys.filter((key) => asked.includes(key))
  return also.length > 0 ? also.flatMap((as) => trips(as, stops)) : tripsByAll(stops, [], [])
}

/** All trips, some at once; what each has brought. */
export const takeTrips = async <T>(list: readonly Trip[], take: (trip: Trip) => Promise<T>): Promise<T[]> => {
  const left = [...list]
  const brought: T[] = []
  const next = async (): Promise<void> => {
    for (let trip = left.shift(); trip; trip = left.shift()) brought.push(await take(trip))
  }
  await Promise.all(Array.from({ length: PHONES }, next))
  return brought
}

/** A fresh phone of a person who has signed in on it, with what it holds for the pages that are theirs. */
export const signedIn = async (phone: H5Driver, world: World, { as, stops }: Trip): Promise<void> => {
  if (as !== null) {
    const token = world.tokens.get(as) ?? tokenOf(world.address, as)
    world.tokens.set(as, token)
    const session = { token: await token, signInId: '1', personKey: null, village: null, expired: false }
    const own = stops.flatMap(({ visit }) => (visit.as === as && visit.keeps ? [visit.keeps] : []))
    phone.willRemember(Object.assign({ session }, ...own))
  }
  await phone.launch()
}
