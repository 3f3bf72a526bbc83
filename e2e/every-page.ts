import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readBuild } from '../scripts/weapp/build'
import { measureFirstScreen } from './weapp/first-screen'
import { measureLongList } from './weapp/long-list'
import type { Meter } from './weapp/pages'
import { startToldServer } from './weapp/told-time'
import { visitPage } from './weapp/visit-page'
import type { World } from './weapp/visit-queries'
import { visits } from './weapp/visits'

type Budgets = Record<string, Meter>

const FILE = path.join(__dirname, 'weapp/budgets.json')

/**
 * Two runs of one build differ by a few bytes where the demo draws lots: in the names of who was drawn, and in numbers
 * made on the way. More than that is a change of the page.
 */
const SLACK = { bytes: 48, share: 0.01 }

/** The picture of a code that is drawn anew at every run: 918 to 1,046 bytes in 3,000 drawings. */
const PICTURE_OF_A_DRAWN_CODE = 130
const drawnCodes = ['packages/shop/one/index']

const slackOf = (page: string, budget: Meter): number =>
  Math.max(SLACK.bytes, budget.bytes * SLACK.share) +
  (drawnCodes.includes(page) ? PICTURE_OF_A_DRAWN_CODE : 0)

const isWithin = (page: string, measured: Meter, budget: Meter): boolean =>
  measured.calls === budget.calls && Math.abs(measured.bytes - budget.bytes) <= slackOf(page, budget)

const inWords = ({ bytes, calls }: Meter): string => `${bytes} bytes in ${calls} calls`

/** What differs from the committed budgets, page by page: more, and less as well, so that the file tells the truth. */
export const overBudget = (measured: Budgets, budgets: Budgets): string[] => [
  ...Object.entries(measured).flatMap(([page, found]) => {
    const budget = budgets[page]
    if (!budget) return [`${page} has no budget: ${inWords(found)}`]
    if (isWithin(page, found, budget)) return []
    const more = found.calls > budget.calls || found.bytes > budget.bytes
    return [`${page} asks for ${more ? 'more' : 'less'}: ${inWords(found)}, the budget is ${inWords(budget)}`]
  }),
  ...Object.keys(budgets)
    .filter((page) => !(page in measured))
    .map((page) => `${page} has a budget and is not there`)
]

/** What no change may exceed, whatever its budget says: issue 6. */
const beyondLimits = async (address: string): Promise<string[]> => {
  const { list100, tap } = await measureLongList(address)
  const limits = [
    ['the first screen', await measureFirstScreen(address), { bytes: 12_000, calls: 3 }],
    ['a list of a hundred rows', list100, { bytes: 25_000, calls: 3 }],
    ['the tick of one of a hundred rows', tap, { bytes: 200, calls: 1 }]
  ] as const
  return limits
    .filter(([, found, most]) => found.bytes > most.bytes || found.calls > most.calls)
    .map(([what, found, most]) => `${what} asks for ${inWords(found)}, the limit is ${inWords(most)}`)
}

/** Pages of app.json that nobody visits, and visits to no page. */
export const unvisited = (pages: readonly string[]): string[] => [
  ...pages.filter((page) => !visits.some((v) => v.page === page)).map((page) => `nobody visits ${page}`),
  ...visits.filter((v) => !pages.includes(v.page)).map((v) => `${v.page} is visited and not in app.json`)
]

const walk = async (address: string): Promise<{ measured: Budgets; faults: string[] }> => {
  const world: World = { address, tokens: new Map() }
  const measured: Budgets = {}
  const faults: string[] = []
  for (const visit of visits) {
    try {
      measured[visit.page] = await visitPage(world, visit)
    } catch (error) {
      faults.push(`${visit.page}: ${(error as Error).message}`)
    }
  }
  const beyond = await beyondLimits(address).catch((error: Error) => [error.message])
  return { measured, faults: [...faults, ...beyond] }
}

/**
 * Every page of the built mini-program, opened by a person who may, with the demo county behind it; and what each asks of
 * the view against `budgets.json`. With WRITE_BUDGETS=1 the file is written anew: read the diff.
 */
export const everyPageOnWeapp = async (): Promise<string> => {
  const { pages } = readBuild(path.resolve('dist/weapp'))
  const missing = unvisited(pages)
  const server = await startToldServer()
  const { measured, faults } = await walk(server.address).finally(server.stop)
  const found = [...missing, ...faults]
  if (found.length > 0) throw new Error(found.join('\n'))
  if (process.env.WRITE_BUDGETS === '1') {
    writeFileSync(FILE, `${JSON.stringify(measured, null, 2)}\n`)
    return `${pages.length} pages, budgets written`
  }
  const over = overBudget(measured, JSON.parse(readFileSync(FILE, 'utf8')) as Budgets)
  if (over.length > 0)
    throw new Error(`${over.join('\n')}\nWhat is meant to be is written by: npm run budgets:write`)
  return `${pages.length} pages within their budgets`
}
