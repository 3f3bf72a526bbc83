import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { StartRefusal } from './start-refusal'

/** The unprivileged user the server runs as when the host is root; PostgreSQL refuses to run as root itself. */
export interface Identity {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

const OWN_USER = 'xiaoyuan'

/** Options for starting a server program as `identity`, without the caller's PG* variables and folder. */
export function spawnOptions(identity: Identity | undefined) {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' }
  for (const name of ['PATH', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR']) {
    if (process.env[name] !== undefined) env[name] = process.env[name]
  }
  const base = { env, cwd: path.parse(process.cwd()).root, windowsHide: true }
  return identity === undefined ? base : { ...base, uid: identity.uid, gid: identity.gid }
}

/**
 * Who shall run the server: undefined (the caller itself) unless the caller is root. As root the owner of an
 * existing cluster; else the user xiaoyuan or postgres; else xiaoyuan is made as a system user; else, in a
 * container without tools for that, nobody. (A bare number is no way out: initdb asks for the user's name.)
 */
export async function chooseIdentity(cluster: string): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await lstat(cluster).catch(() => null)
  if (owner !== null && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid, name: byUid(owner.uid)?.name ?? String(owner.uid) }
  }
  const found = byName(OWN_USER) ?? byName('postgres') ?? makeUser() ?? byName('nobody')
  if (found === undefined) {
    throw new StartRefusal(
      'PostgreSQL 不肯以 root 运行，这里也没有可用的普通用户：请用普通用户启动，或用 DATABASE_URL 指定服务器。'
    )
  }
  const probe = spawnSync('/bin/sh', ['-c', 'exit 0'], spawnOptions(found))
  if (probe.error) {
    throw new StartRefusal(
      `PostgreSQL 不肯以 root 运行，而这里不许换成用户 ${found.name}：请用普通用户启动，或用 DATABASE_URL 指定服务器。`
    )
  }
  return found
}

function passwd(): Identity[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : []
  })
}

const byName = (name: string) => passwd().find((user) => user.name === name && user.uid !== 0)
const byUid = (uid: number) => passwd().find((user) => user.uid === uid)

function makeUser(): Identity | undefined {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', OWN_USER]],
    ['adduser', ['-S', '-D', '-H', OWN_USER]]
  ]
  for (const [command, args] of ways) {
    spawnSync(command, args, { stdio: 'ignore' })
    const made = byName(OWN_USER)
    if (made) return made
  }
  return undefined
}

const ask = (identity: Identity | undefined, test: string, target: string) =>
  process.platform === 'win32' ||
  spawnSync('/bin/sh', ['-c', test, 'sh', target], { ...spawnOptions(identity), stdio: 'ignore' }).status ===
    0

/** Whether `identity` can read this file, asked of the system itself: modes, ACLs and parents included. */
export const canRead = (identity: Identity | undefined, file: string) => ask(identity, 'test -r "$1"', file)

/** Whether `identity` can pass through this folder and all above it. */
export const canEnter = (identity: Identity | undefined, dir: string) => ask(identity, 'cd "$1"', dir)

/**
 * A folder of the system, owned by root and open for `identity` to pass through, for what cannot lie below a
 * closed home. Throws StartRefusal when there is none.
 */
export async function systemHome(identity: Identity): Promise<string> {
  for (const parent of ['/var/lib', '/var/tmp', tmpdir()]) {
    const home = path.join(parent, 'xiaoyuan')
    try {
      await mkdir(home, { recursive: true, mode: 0o755 })
      const { uid, mode } = await lstat(home)
      // In a folder open to all, someone else may have put a trap there first.
      if (uid !== 0 || (mode & 0o170000) !== 0o040000 || (mode & 0o022) !== 0) continue
      if ((mode & 0o055) !== 0o055) await chmod(home, 0o755)
      if (canEnter(identity, home)) return home
    } catch {
      // A read-only place: the next one.
    }
  }
  throw new StartRefusal(
    `PostgreSQL 不肯以 root 运行，也没有用户 ${identity.name} 够得着的系统文件夹：请把程序放到 /srv 之类的地方再启动。`
  )
}
