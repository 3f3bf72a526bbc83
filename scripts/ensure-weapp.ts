import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')
const SOURCES = ['src/client', 'src/domain', 'config', 'package-lock.json', 'babel.config.js']

function newest(place: string): number {
  const full = path.join(root, place)
  if (!existsSync(full)) return 0
  if (!statSync(full).isDirectory()) return statSync(full).mtimeMs
  const inside = readdirSync(full, { recursive: true, encoding: 'utf8' })
  return Math.max(0, ...inside.map((f) => statSync(path.join(full, f)).mtimeMs))
}

/** Builds the mini-program when its sources are newer than the last build; throws the compiler's words when it fails. */
export function ensureWeapp(): void {
  const built = newest('dist/weapp/app.json')
  if (built > Math.max(...SOURCES.map(newest))) return
  const { status, stderr, stdout } = spawnSync('npm', ['run', '-s', 'build:weapp'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32'
  })
  if (status !== 0) throw new Error(`the mini-program did not build:\n${stdout}${stderr}`)
}
