// npm run -s report:functions
// One JSON object on standard output: {name: {"bytes": n, "loadCpuMs": n}}. Bytes: all that is uploaded but WeChat's SDK.
// CPU: user and system time of `require`, the median of fresh processes. A cold start of `api`, from the process to the
// first answer out of a database, goes to standard error.
import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { APP_ROLE, startEmbedded } from '../src/cloud/db/embedded'
import { migrate } from '../src/cloud/db/migrate'
import { functionLimits } from '../src/cloud/functions/function-limits'
import { ensureFunctions } from './ensure-functions'
import { functionBytes } from './function-parts'

const ROUNDS = 9
const dist = path.resolve(__dirname, '../dist/cloud')

const LOAD = `
const before = process.cpuUsage()
const { main } = require(process.argv[1])
const { user, system } = process.cpuUsage(before)
process.stdout.write(String((user + system) / 1000))
`
const COLD = `
const { main } = require(process.argv[1])
main({ path: 'place.listVillages', input: {}, token: null }).then(({ status }) => {
  const { user, system } = process.cpuUsage()
  process.stdout.write([status, (user + system) / 1000, process.uptime() * 1000].join(' '))
  process.exit(0)
})
`
const settings = { PATH: process.env.PATH, XIAOYUAN_SECRET: 'x'.repeat(32) }
const nowhere = 'postgres://nobody@127.0.0.1:1/none'

const run = (script: string, name: string, databaseUrl = nowhere): string => {
  const index = path.join(dist, name, 'index.js')
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script, index], {
    encoding: 'utf8',
    env: { ...settings, DATABASE_URL: databaseUrl }
  })
  if (status !== 0) throw new Error(`${name} could not be run:\n${stderr}`)
  return stdout
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const rounds = <T>(one: () => T): T[] => Array.from({ length: ROUNDS }, one)

const loadOf = (name: string): number => Math.round(median(rounds(() => Number(run(LOAD, name)))) * 10) / 10

/** An empty database of its own, for as long as `use` runs. */
async function withDatabase<T>(use: (url: string) => T): Promise<T> {
  const dir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-report-'))
  await chmod(dir, 0o755)
  const server = await startEmbedded({ dir })
  try {
    await migrate(server.ownerUrl, { appRole: APP_ROLE })
    return use(server.appUrl)
  } finally {
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

const coldStart = (databaseUrl: string): string => {
  const runs = rounds(() => run(COLD, 'api', databaseUrl).split(' ').map(Number))
  if (runs.some(([status]) => status !== 200)) throw new Error('api did not answer its first call')
  const [cpu, wall] = [1, 2].map((i) => Math.round(median(runs.map((values) => values[i] ?? 0))))
  return `api: ${wall} ms from the process to the first answer, ${cpu} ms of CPU`
}

async function report() {
  await ensureFunctions()
  const names = Object.keys(functionLimits)
  const measured = names.map((name) => [
    name,
    { bytes: functionBytes(path.join(dist, name)), loadCpuMs: loadOf(name) }
  ])
  process.stdout.write(`${JSON.stringify(Object.fromEntries(measured))}\n`)
  process.stderr.write(`${await withDatabase(coldStart)}\n`)
}

report().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
