import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildFunctions } from './build-functions'

const root = path.resolve(__dirname, '..')
const SOURCES = ['src/cloud', 'src/domain', 'scripts', 'package.json', 'package-lock.json']
const BUILT = 'dist/cloud/api/index.js'
const LOCK = 'dist/functions.lock'
/** A build takes seconds; whoever holds the lock longer was killed. */
const LOCK_MS = 120_000

const isTest = (file: string) => /\.(test|suite)\.ts$|(^|\/)testing\//.test(file)

function newest(place: string): number {
  const full = path.join(root, place)
  if (!existsSync(full)) return 0
  if (!statSync(full).isDirectory()) return statSync(full).mtimeMs
  const inside = readdirSync(full, { recursive: true, encoding: 'utf8' }).filter((f) => !isTest(f))
  return Math.max(0, ...inside.map((f) => statSync(path.join(full, f)).mtimeMs))
}

const isStale = (): boolean => newest(BUILT) <= Math.max(...SOURCES.map(newest))

// Test files run side by side: one builds, the others wait for it.
const takeLock = async (lock: string): Promise<void> => {
  mkdirSync(path.dirname(lock), { recursive: true })
  for (;;) {
    try {
      return mkdirSync(lock)
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
    }
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - made > LOCK_MS) freeLock(lock)
    else await sleep(100)
  }
}

const freeLock = (lock: string): void => {
  if (existsSync(lock)) rmdirSync(lock)
}

/** Builds the cloud functions when their sources are newer than the last build; throws what the build throws. */
export async function ensureFunctions(): Promise<void> {
  if (!isStale()) return
  const lock = path.join(root, LOCK)
  await takeLock(lock)
  try {
    if (isStale()) await buildFunctions()
  } finally {
    freeLock(lock)
  }
}
