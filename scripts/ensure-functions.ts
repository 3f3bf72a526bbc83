import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { takeLock } from '../src/cloud/host/lock'
import { buildFunctions } from './build-functions'

const root = path.resolve(__dirname, '..')
const SOURCES = ['src/cloud', 'src/domain', 'scripts', 'package.json', 'package-lock.json']
const BUILT = 'dist/cloud/api/index.js'
const LOCK = 'dist/functions.lock'
/** A build takes seconds. */
const LOCK_MS = 10 * 60_000

const isTest = (file: string) => /\.(test|suite)\.ts$|(^|\/)testing\//.test(file)

function newest(place: string): number {
  const full = path.join(root, place)
  if (!existsSync(full)) return 0
  if (!statSync(full).isDirectory()) return statSync(full).mtimeMs
  const inside = readdirSync(full, { recursive: true, encoding: 'utf8' }).filter((f) => !isTest(f))
  return Math.max(0, ...inside.map((f) => statSync(path.join(full, f)).mtimeMs))
}

const isStale = (): boolean => newest(BUILT) <= Math.max(...SOURCES.map(newest))

/** Builds the cloud functions when their sources are newer than the last build; throws what the build throws. */
export async function ensureFunctions(): Promise<void> {
  if (!isStale()) return
  // Test files run side by side: one builds, the others wait for it.
  const lock = await takeLock(path.join(root, LOCK), LOCK_MS)
  if (!lock) throw new Error('somebody else has been building the cloud functions for ten minutes')
  try {
    if (isStale()) await buildFunctions()
  } finally {
    await lock.release()
  }
}
