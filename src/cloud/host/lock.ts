import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { birthOf, processSpace } from './processes'

const HEARTBEAT_MS = 5_000
const SILENT_MS = 15_000

export interface Lock {
  release(): Promise<void>
}

interface Claim {
  readonly name: string
  readonly pid: number
  readonly birth: string
  readonly space: string
}

/**
 * A lock on a folder that needs no clean-up after a kill -9 or a power failure. Every contender writes a claim
 * that names its process, then reads all claims; it holds the lock when no other claim belongs to a living
 * process, else it takes its claim back. Of two contenders at least the later writer sees the other, so two never
 * hold it; a dead claim's name is never used again, so removing it cannot hit a living one.
 * Waits up to `waitMs` (or until `signal` aborts) for a living holder, then answers null. A claim from another container or machine, whose
 * process ids mean nothing here, counts as living while its heartbeat is younger than 15 s.
 */
export async function takeLock(dir: string, waitMs: number, signal?: AbortSignal): Promise<Lock | null> {
  await mkdir(dir, { recursive: true })
  const began = Date.now()
  const own: Claim = {
    pid: process.pid,
    birth: birthOf(process.pid) ?? 'unknown',
    space: processSpace(),
    name: ''
  }
  for (;;) {
    const name = [own.pid, own.birth, own.space, randomBytes(4).toString('hex')].join('.')
    const file = path.join(dir, name)
    await writeFile(file, '')
    const rivals = await livingRivals(dir, name, own.space)
    if (rivals.length === 0) return hold(file)
    await rm(file, { force: true })
    if (signal?.aborted) return null
    const foreign = rivals.every((rival) => rival.space !== own.space)
    if (Date.now() - began >= (foreign ? Math.max(waitMs, SILENT_MS + 2_000) : waitMs)) return null
    await sleep(50 + Math.random() * 200)
  }
}

/** Whether a living process holds (or is just claiming) the lock on this folder. */
export async function isLocked(dir: string): Promise<boolean> {
  return (await livingRivals(dir, '', processSpace())).length > 0
}

async function livingRivals(dir: string, ownName: string, space: string): Promise<Claim[]> {
  const names = await readdir(dir).catch(() => [])
  const rivals: Claim[] = []
  for (const name of names) {
    const [pid, birth, home] = name.split('.')
    if (name === ownName || !pid || !birth || !home) continue
    const claim: Claim = { name, pid: Number(pid), birth, space: home }
    if (await isLiving(dir, claim, space)) rivals.push(claim)
    else await rm(path.join(dir, name), { force: true })
  }
  return rivals
}

async function isLiving(dir: string, claim: Claim, space: string): Promise<boolean> {
  if (claim.space === space) {
    const birth = birthOf(claim.pid)
    return birth !== null && (birth === claim.birth || birth === 'unknown' || claim.birth === 'unknown')
  }
  const file = await stat(path.join(dir, claim.name)).catch(() => null)
  return file !== null && Date.now() - file.mtimeMs < SILENT_MS
}

function hold(file: string): Lock {
  const beat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => undefined)
  }, HEARTBEAT_MS)
  beat.unref()
  return {
    async release() {
      clearInterval(beat)
      await rm(file, { force: true })
    }
  }
}
