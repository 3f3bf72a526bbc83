import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

const text = (read: () => string): string | null => {
  try {
    return read()
  } catch {
    return null
  }
}

const ps = (pid: number, format: string) =>
  text(() => execFileSync('ps', ['-o', format, '-p', String(pid)], { encoding: 'utf8' }).trim())

/** Whether a process with this id exists, one of another user included. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * A token that stays the same for the life of a process and differs for a later one with the same id, because ids
 * are used again. null: no such process, or a dead one its parent has not collected yet. 'unknown': it lives, but
 * this system does not tell since when.
 */
export function birthOf(pid: number): string | null {
  if (!exists(pid)) return null
  if (process.platform === 'linux') {
    const stat = text(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
    if (stat === null) return exists(pid) ? 'unknown' : null
    // The name, second in the line, may hold spaces and parentheses: count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? 'unknown')
  }
  if (process.platform === 'win32') return 'unknown'
  const line = ps(pid, 'state=,lstart=')
  if (!line || line.startsWith('Z')) return null
  return createHash('sha256')
    .update(line.replace(/^\S+\s+/, ''))
    .digest('hex')
    .slice(0, 12)
}

/** The command line of a living process with its arguments, or null where it cannot be read. */
export function commandOf(pid: number): string | null {
  if (process.platform === 'linux') {
    return text(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
  }
  return process.platform === 'win32' ? null : ps(pid, 'command=')
}

function parentOf(pid: number): number | null {
  if (process.platform === 'win32') return null
  const stat =
    process.platform === 'linux' ? text(() => readFileSync(`/proc/${pid}/stat`, 'utf8')) : ps(pid, 'ppid=')
  const field = stat
    ?.slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(/\s+/)
  return field ? Number(process.platform === 'linux' ? field[1] : field[0]) : null
}

/**
 * A question to ask now and then: is the npm that started this process still there? npm puts a shell in between
 * on most systems, which outlives it.
 */
export function watchStarter(): () => boolean {
  const parent = process.ppid
  const shell = /^(\S*\/)?(sh|dash|ash|bash|zsh) -c /.test(commandOf(parent) ?? '')
  const starter = shell ? parentOf(parent) : null
  return () => process.ppid === parent && (starter === null || parentOf(parent) === starter)
}

/** Names the space in which process ids mean something: two containers or machines may share a folder, not ids. */
export function processSpace(): string {
  const boot = text(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')) ?? ''
  const namespace = text(() => readlinkSync('/proc/self/ns/pid')) ?? hostname()
  return createHash('sha256').update(`${boot}${namespace}`).digest('hex').slice(0, 12)
}
