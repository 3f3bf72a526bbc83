// npm run -s bench:points [-- --quick] [--rounds n] [--seconds n] [--entries n] [--compare file.sql]
// One JSON object on standard output; every ratio but at10m.single is to pgbench's TPC-B on the same server, in the
// same run, alternating, as the median of the rounds. What a round measured goes to standard error.
// --compare: an SQL file for pgbench, run in a database of its own; what stands before a line `-- pgbench` is its set-up.
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { Client, Pool } from 'pg'
import { APP_ROLE, startEmbedded } from '@/cloud/db/embedded'
import { migrate } from '@/cloud/db/migrate'
import { API_CONNECTIONS, type Db, openDatabase } from '@/cloud/db/pool'
import { sealLedgers } from '@/cloud/jobs/seal-ledgers'
import { type BenchVillage, fillLedger, settle } from './bench-points-data'
import { bulkRate, findPgbench, groupedRate, initTpcb, pgbenchRate, singleRate } from './bench-points-load'
import { readTimes } from './bench-points-reads'

interface Plan {
  readonly rounds: number
  readonly seconds: number
  /** Of the large ledger. */
  readonly entries: number
  readonly villages: number
  /** As pgbench advises: no smaller than the clients, or it measures how they wait for each other. */
  readonly scale: number
  readonly compare: string | null
}

const readPlan = (args: readonly string[]): Plan => {
  const given = (name: string) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? '') : null)
  const quick = args.includes('--quick')
  const number = (name: string, usual: number) => Number(given(name) ?? usual)
  const compare = given('--compare')
  return {
    rounds: number('--rounds', quick ? 1 : 5),
    seconds: number('--seconds', quick ? 2 : 8),
    entries: number('--entries', quick ? 200_000 : 10_000_000),
    villages: quick ? 100 : 1000,
    scale: quick ? 10 : 128,
    // npm runs scripts in the folder of the package; the path was typed in the caller's.
    compare: compare === null ? null : path.resolve(process.env.INIT_CWD ?? '.', compare)
  }
}

/**
 * A server for a county, not the default for a village's office: else both loads measure how a page is read in again.
 * A quarter of the memory for its pages, as PostgreSQL's own handbook advises, and no more than 4 GB.
 */
const server = {
  max_connections: '200',
  shared_buffers: `${Math.min(4096, Math.max(256, Math.floor(totalmem() / 2 ** 22)))}MB`,
  max_wal_size: '8GB',
  checkpoint_timeout: '30min'
}

const say = (words: string) => process.stderr.write(`${words}\n`)
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
    sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0
  ]
  return Math.round(((low + high) / 2) * 100) / 100
}

interface Ledger {
  readonly db: Db
  readonly villages: readonly BenchVillage[]
  readonly owner: Client
}

/** The server with its databases. */
interface Bench {
  readonly plan: Plan
  readonly pgbench: string
  readonly ownerUrl: (database: string) => string
  readonly appUrl: (database: string) => string
  readonly root: Client
  readonly dir: string
}

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url })
  // The server is stopped while clients are still there only when something else went wrong, and that is to be heard.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const openLedger = async (bench: Bench, name: string, households: number): Promise<Ledger> => {
  await bench.root.query(`create database ${name} template xiaoyuan`)
  const owner = await connect(bench.ownerUrl(name))
  const villages = await settle(owner, { villages: bench.plan.villages, households })
  return { db: openDatabase(bench.appUrl(name), { max: API_CONNECTIONS }), villages, owner }
}

const close = async ({ db, owner }: Ledger) => {
  await db.destroy()
  await owner.end()
}

/** What the host does beside the postings: villages are sealed every second. */
const sealing = (db: Db) => {
  let work = Promise.resolve()
  const timer = setInterval(() => {
    work = work.then(() => sealLedgers(db, new Date())).then(() => undefined)
  }, 1000)
  return async () => {
    clearInterval(timer)
    await work
  }
}

type Rates = Record<string, number[]>
const note = (rates: Rates, name: string, ratio: number) => {
  rates[name] = [...(rates[name] ?? []), ratio]
  say(`${name} ${ratio.toFixed(2)}`)
}

/** Rounds of TPC-B and postings in turn; `days` has villages of 526 households. */
const measureSpeed = async (bench: Bench, ledger: Ledger, days: Ledger): Promise<Rates> => {
  const { plan, pgbench } = bench
  const { seconds } = plan
  const rates: Rates = {}
  const one = ledger.villages.slice(0, 1)
  const script = plan.compare === null ? null : await prepareCompared(bench, plan.compare)
  for (let round = 0; round < plan.rounds; round++) {
    const tpcb: Record<number, number> = {}
    const baseline = async (clients: number) => {
      await bench.root.query('checkpoint')
      tpcb[clients] = await pgbenchRate(pgbench, bench.ownerUrl('tpcb'), { clients, seconds })
      say(`tpcb c${clients} ${tpcb[clients]?.toFixed(0)}`)
    }
    const ratio = async (name: string, clients: number, measure: () => Promise<number>) => {
      await bench.root.query('checkpoint')
      note(rates, name, (await measure()) / (tpcb[clients] ?? Number.NaN))
    }
    for (const clients of [8, 32]) {
      await baseline(clients)
      await ratio(`many c${clients}`, clients, () => singleRate(ledger.db, ledger.villages, clients, seconds))
      await ratio(`one c${clients}`, clients, () => singleRate(ledger.db, one, clients, seconds))
      if (script === null) continue
      const compared = { clients, seconds, script }
      await ratio(`compare c${clients}`, clients, () =>
        pgbenchRate(pgbench, bench.ownerUrl('compared'), compared)
      )
    }
    await ratio('grouped c32', 32, () => groupedRate(ledger.db, ledger.villages, 32, seconds))
    await ratio('bulk', 32, () => bulkRate(days.db, days.villages, seconds))
    await baseline(128)
    await ratio('grouped c128', 128, () => groupedRate(ledger.db, ledger.villages, 128, seconds))
  }
  return rates
}

const prepareCompared = async (bench: Bench, file: string): Promise<string> => {
  const [before = '', after] = readFileSync(file, 'utf8').split(/^-- pgbench[^\n]*\n/m)
  await bench.root.query('create database compared')
  const script = path.join(bench.dir, 'compare.sql')
  await writeFile(script, after ?? before)
  if (after !== undefined) {
    const client = await connect(bench.ownerUrl('compared'))
    await client.query(before)
    await client.end()
  }
  return script
}

const FULL_WARM_ROUNDS = 6

/** The same postings on an empty and on a full ledger in turn, each sealed as it goes; then the reads of the full one. */
const measureFull = async (bench: Bench, empty: Ledger) => {
  const { plan } = bench
  const full = await openLedger(bench, 'filled', 100)
  const until = new Date()
  const begin = Date.now()
  const second = await connect(bench.ownerUrl('filled'))
  await fillLedger(
    [full.owner, second],
    full.villages,
    Math.round(plan.entries / (plan.villages * 100)),
    until,
    (quarter) => say(`filled quarter ${quarter} in ${Math.round((Date.now() - begin) / 1000)} s`)
  )
  await second.end()
  const rates: Rates = {}
  const speed = async ({ db, villages }: Ledger, seconds = plan.seconds) => {
    const stop = sealing(db)
    const rate = await singleRate(db, villages, 32, seconds)
    await stop()
    return rate
  }
  // A full ledger has a page for every household: after a checkpoint it takes longer until each was written whole once.
  await bench.root.query('checkpoint')
  await speed(full, plan.seconds * FULL_WARM_ROUNDS)
  for (let round = 0; round < plan.rounds; round++) {
    const before = await speed(empty)
    note(rates, 'at10m', (await speed(full)) / before)
  }
  const pool = new Pool({ connectionString: bench.appUrl('filled'), max: 1 })
  const p99Ms = await readTimes(pool, full.villages, plan.rounds * 1000, until)
  await pool.end()
  await close(full)
  return { single: median(rates.at10m ?? []), p99Ms }
}

const measure = async (bench: Bench) => {
  const { plan } = bench
  await bench.root.query('create database tpcb')
  await initTpcb(bench.pgbench, bench.ownerUrl('tpcb'), plan.scale)
  const ledger = await openLedger(bench, 'ledger', 100)
  // A whole village at once: 526 households each.
  const days = await openLedger({ ...bench, plan: { ...plan, villages: 20 } }, 'days', 526)
  const rates = await measureSpeed(bench, ledger, days)
  await close(days)
  const of = (name: string) => median(rates[name] ?? [])
  await close(ledger)
  const empty = await openLedger(bench, 'empty', 100)
  const at10m = await measureFull(bench, empty)
  await close(empty)
  return {
    single: {
      villages1000: { c8: of('many c8'), c32: of('many c32') },
      village1: { c8: of('one c8'), c32: of('one c32') }
    },
    grouped: { c32: of('grouped c32'), c128: of('grouped c128') },
    bulk: of('bulk'),
    at10m,
    ...(plan.compare === null ? {} : { compare: { c8: of('compare c8'), c32: of('compare c32') } })
  }
}

const main = async () => {
  const plan = readPlan(process.argv.slice(2))
  const pgbench = findPgbench()
  const dir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-bench-'))
  await chmod(dir, 0o755)
  const embedded = await startEmbedded({ dir, settings: server })
  const on = (url: string) => (database: string) => {
    const own = new URL(url)
    own.pathname = `/${database}`
    return own.href
  }
  try {
    await migrate(embedded.ownerUrl, { appRole: APP_ROLE })
    const root = await connect(on(embedded.ownerUrl)('postgres'))
    const bench = { plan, pgbench, ownerUrl: on(embedded.ownerUrl), appUrl: on(embedded.appUrl), root, dir }
    process.stdout.write(`${JSON.stringify(await measure(bench))}\n`)
    await root.end()
  } finally {
    await embedded.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

main().catch((error: Error) => {
  say(error.stack ?? error.message)
  process.exitCode = 1
})
