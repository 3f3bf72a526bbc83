// npm run -s report:weapp [address of a running host]
// One JSON object on standard output: {"main": bytes, "subpackages": {name: bytes}, "firstScreen": {"bytes", "calls"}}
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { measureFirstScreen } from '../e2e/weapp/first-screen'
import { closeDom } from '../e2e/weapp/screen'

const { sizes } = require('./check-weapp.cjs') as {
  sizes(): { main: number; subpackages: Record<string, number> }
}

const root = path.resolve(__dirname, '..')
const SOURCES = ['src/client', 'src/domain', 'config', 'package-lock.json', 'babel.config.js']

function newest(place: string): number {
  const full = path.join(root, place)
  if (!existsSync(full)) return 0
  if (!statSync(full).isDirectory()) return statSync(full).mtimeMs
  const inside = readdirSync(full, { recursive: true, encoding: 'utf8' })
  return Math.max(0, ...inside.map((f) => statSync(path.join(full, f)).mtimeMs))
}

function buildWhenStale() {
  const built = newest('dist/weapp/app.json')
  if (built > Math.max(...SOURCES.map(newest))) return
  const { status, stderr, stdout } = spawnSync('npm', ['run', '-s', 'build:weapp'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32'
  })
  if (status === 0) return
  process.stderr.write(`${stdout}${stderr}`)
  process.exit(1)
}

async function findServer(): Promise<string | undefined> {
  const address = process.argv[2] ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`
  const answers = await fetch(new URL('/healthz', address)).then(
    (res) => res.ok,
    () => false
  )
  if (answers) return address
  process.stderr.write(`no host at ${address}: firstScreen is that of a phone without network\n`)
  return undefined
}

async function report() {
  buildWhenStale()
  const firstScreen = await measureFirstScreen(await findServer(), path.join(root, 'dist/weapp'))
  closeDom()
  process.stdout.write(`${JSON.stringify({ ...sizes(), firstScreen })}\n`)
  process.exit(0)
}

report().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
