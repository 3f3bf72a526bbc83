import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { H5Driver } from '../h5-driver'
import { startToldServer, TOLD_TIME } from '../weapp/told-time'
import type { World } from '../weapp/visit-queries'
import type { Look } from './in-page/look'
import { askPage, atRest, watchRequests } from './open-page'
import { shortName } from './report'
import { type Asked, type Stop, signedIn, stopsOf, type Trip, takeTrips, tripsByRow } from './trips'

const SIZES = [
  { width: 375, height: 812 },
  { width: 320, height: 568 },
  { width: 1280, height: 800 }
] as const

const MODES: Readonly<Record<string, Look>> = {
  normal: { care: false, step: 2, theme: 'light' },
  elder: { care: true, step: 2, theme: 'light' },
  'elder-7': { care: true, step: 7, theme: 'light' },
  dark: { care: false, step: 2, theme: 'dark' },
  'elder-dark': { care: true, step: 2, theme: 'dark' }
}

const ROOT = path.resolve('.cache/shots')

/** One picture: of which page and person, in which size and mode, and its file. */
interface Shot {
  readonly name: string
  readonly file: string
}

// The page scrolls inside the screen: the screen is made as high as the page.
const shootWhole = async (phone: H5Driver, size: (typeof SIZES)[number], file: string): Promise<void> => {
  const height = Math.max(size.height, await askPage<number>(phone, 'wholeHeight'))
  await phone.page.setViewportSize({ width: size.width, height })
  await phone.page.screenshot({ path: file })
  await phone.page.setViewportSize(size)
}

const shootStop = async (
  phone: H5Driver,
  { visit, address }: Stop,
  who: string,
  isAsking: () => number
): Promise<Shot[]> => {
  const name = `${shortName(visit.page).replaceAll('/', '-')}-${who}`
  const shots: Shot[] = []
  await phone.page.setViewportSize(SIZES[0])
  await phone.open(address)
  for (const size of SIZES) {
    await phone.page.setViewportSize(size)
    await atRest(phone, visit.page, isAsking)
    for (const [mode, look] of Object.entries(MODES)) {
      await askPage(phone, 'dressAs', look)
      const file = path.join(`${size.width}×${size.height}`, mode, `${name}.png`)
      await shootWhole(phone, size, path.join(ROOT, file))
      shots.push({ name, file })
    }
  }
  return shots
}

const shootTrip = async (world: World, trip: Trip): Promise<Shot[]> => {
  const { as, stops } = trip
  const phone = new H5Driver({ server: world.address, toldTime: TOLD_TIME })
  const shots: Shot[] = []
  try {
    await signedIn(phone, world, trip)
    const isAsking = watchRequests(phone)
    for (const stop of stops) shots.push(...(await shootStop(phone, stop, as ?? 'visitor', isAsking)))
  } finally {
    await phone.close()
  }
  return shots
}

/** One page to look through them all: a row for each page and size, a picture for each mode. */
const indexOf = (shots: readonly Shot[]): string => {
  const names = [...new Set(shots.map((s) => s.name))].sort()
  const rows = names.flatMap((name) =>
    SIZES.map(({ width, height }) => {
      const own = shots.filter((s) => s.name === name && s.file.startsWith(`${width}×`))
      const cells = own.map(
        ({ file }) =>
          `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a><figcaption>${file.split('/')[1]}</figcaption></figure>`
      )
      return `<h2>${name} ${width}×${height}</h2><div class="row">${cells.join('')}</div>`
    })
  )
  return `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>小院的每一页</title>
<style>body{font:15px sans-serif;background:#ddd}.row{display:flex;gap:12px;align-items:flex-start;overflow-x:auto}
figure{margin:0;flex:none}img{width:300px;border:1px solid #999}</style>
${rows.join('\n')}</html>`
}

/** A picture of every page in every mode and size, under .cache/shots, and an index.html to look through. */
export const shootEveryPage = async (asked: Asked): Promise<string> => {
  const server = await startToldServer()
  try {
    const world: World = { address: server.address, tokens: new Map() }
    const stops = await stopsOf(world, asked.pages)
    const shots = (await takeTrips(tripsByRow(stops, asked.as), (trip) => shootTrip(world, trip))).flat()
    await mkdir(ROOT, { recursive: true })
    await writeFile(path.join(ROOT, 'index.html'), indexOf(shots))
    return `${shots.length} pictures: ${path.join(ROOT, 'index.html')}`
  } finally {
    await server.stop()
  }
}
