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

/** Where the build for WeChat's cloud lies that is tested; nobody uploads it. */
export const CLOUD_DIST = 'dist/weapp-cloud'

/** Builds the mini-program when its sources are newer than the last build; throws the compiler's words when it fails. */
export function ensureWeapp(): void {
  ensureBuild('dist/weapp', { XIAOYUAN_CLOUD_ENV: '', XIAOYUAN_WEAPP_DIST: 'dist/weapp' })
}

/** The same of one that talks to WeChat's cloud instead of a host. */
export function ensureCloudWeapp(): void {
  ensureBuild(CLOUD_DIST, { XIAOYUAN_CLOUD_ENV: 'xiaoyuan-test', XIAOYUAN_WEAPP_DIST: CLOUD_DIST })
}

function ensureBuild(dist: string, env: Record<string, string>): void {
  const built = newest(`${dist}/app.json`)
  if (built > Math.max(...SOURCES.map(newest))) return
  const { status, stderr, stdout } = spawnSync('npm', ['run', '-s', 'build:weapp'], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    shell: process.platform === 'win32'
  })
  if (status !== 0) throw new Error(`the mini-program did not build:\n${stdout}${stderr}`)
}
