// npm run -s bench:issues [matters in the county, 1000000 when not given]
// One JSON object on standard output: {"p95Ms": {"courtyardList": n, "villageSearch": n, "townshipQueue": n, …}}
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { type Context, createContext } from '@/cloud/api/context'
import { APP_ROLE, startEmbedded } from '@/cloud/db/embedded'
import { migrate } from '@/cloud/db/migrate'
import { openDatabase } from '@/cloud/db/pool'
import { callerOf } from '@/cloud/testing/caller'
import { buildWorld, type World } from '@/cloud/testing/world'
import { fillCounty } from './bench-issues-data'

const RUNS = 200
const WARM = 20
const searched = ['路灯', '水管漏水', '村口', '垃圾没人收', '三组的路']

const p95 = (times: number[]): number => {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.round((sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0) * 10) / 10
}

/** What people ask for, each as the one who asks it most. */
const asked = (world: World, deep: string) => {
  const { villageId, townshipId } = world.A
  const at = { villageId }
  type Ask = (caller: ReturnType<typeof callerOf>, n: number) => Promise<unknown>
  const questions: Record<string, [Parameters<World['callerFor']>[0], Ask]> = {
    courtyardList: ['courtyard_host', (c) => c.issue.listDesk(at)],
    committeeList: ['committee_member', (c) => c.issue.listDesk(at)],
    villageList: ['villager', (c, n) => c.issue.listPublic(n % 2 ? at : { ...at, before: deep })],
    villageSearch: [
      'villager',
      (c, n) => c.issue.search({ ...at, words: searched[n % searched.length] ?? '路' })
    ],
    similar: [
      'villager',
      (c) => c.issue.listSimilar({ ...at, category: 'road', words: '村口的路灯坏了三天' })
    ],
    own: ['villager', (c) => c.issue.listOwn(at)],
    read: ['villager', (c) => c.issue.read({ ...at, issueId: deep })],
    townshipQueue: ['township_staff', (c) => c.issue.listWaiting({ townshipId })],
    townshipOpen: ['township_staff', (c) => c.issue.listTownship({ townshipId })],
    townshipOverdue: ['township_staff', (c) => c.issue.listTownship({ townshipId, overdue: true })]
  }
  return questions
}

/** The time of one call as the server spends it: the session read, permission decided, and the answer made. */
const measure = async (
  world: World,
  role: Parameters<World['callerFor']>[0],
  ask: (caller: ReturnType<typeof callerOf>, n: number) => Promise<unknown>
): Promise<number> => {
  const accountId = (await world.callerFor(role, 'A')).actor.accountId ?? ''
  const authorization = await world.authorize(accountId)
  const times: number[] = []
  for (let n = 0; n < WARM + RUNS; n++) {
    const begin = performance.now()
    const context: Context = await createContext(world.deps, { authorization })
    await ask(callerOf(context), n)
    if (n >= WARM) times.push(performance.now() - begin)
  }
  return p95(times)
}

const filled = async (ownerUrl: string, world: World, county: number) => {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    return await fillCounty(owner, world, county)
  } finally {
    await owner.end()
  }
}

const bench = async () => {
  const county = Number(process.argv[2] ?? 1_000_000)
  const dir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-bench-'))
  await chmod(dir, 0o755)
  const embedded = await startEmbedded({ dir })
  try {
    await migrate(embedded.ownerUrl, { appRole: APP_ROLE })
    const db = openDatabase(embedded.appUrl)
    const world = await buildWorld(db, Buffer.alloc(32, 5), new Date())
    const begin = Date.now()
    const { deep, total } = await filled(embedded.ownerUrl, world, county)
    process.stderr.write(`${total} matters in ${Math.round((Date.now() - begin) / 1000)} s\n`)
    const found: Record<string, number> = {}
    for (const [name, [role, ask]] of Object.entries(asked(world, deep))) {
      found[name] = await measure(world, role, ask)
    }
    process.stdout.write(`${JSON.stringify({ matters: total, p95Ms: found })}\n`)
    await world.close()
    await db.destroy()
  } finally {
    await embedded.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

bench().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`)
  process.exitCode = 1
})
