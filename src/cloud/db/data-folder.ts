import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { StartRefusal } from './start-refusal'

const MARKER = 'xiaoyuan.json'
const PRODUCT = 'xiaoyuan'
export const LOCK_DIR = 'lock'

/** What the marker file says: that the folder is ours and where its database lies if it lies elsewhere. */
interface Marker {
  readonly product: typeof PRODUCT
  readonly id: string
  /** Absolute folder that holds `pg`, when the server's user cannot reach the data folder itself. */
  readonly databaseHome?: string
}

export interface DataFolder {
  readonly dir: string
  readonly marker: Marker
}

/**
 * Opens the data folder `dir`, making it if it is missing or empty, and answers its real path and marker.
 * Throws StartRefusal for anything that is not ours, not readable or not writable; then nothing was touched.
 */
export async function openDataFolder(dir: string): Promise<DataFolder> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o755 })
    const real = await realpath(dir)
    const names = await readdir(real)
    if (names.includes(MARKER)) {
      const marker = parseMarker(real, await readFile(path.join(real, MARKER), 'utf8'))
      await probeWritable(real)
      return { dir: real, marker }
    }
    // A kill during the very first write leaves nothing but its unfinished copy.
    if (names.some((name) => !name.startsWith(`${MARKER}.`))) {
      throw new StartRefusal(
        `${real} 里已有别的内容，不是小院的数据文件夹：请换一个空文件夹（用 XIAOYUAN_DATA 指定）。`
      )
    }
    const marker: Marker = { product: PRODUCT, id: randomBytes(8).toString('hex') }
    await writeWhole(path.join(real, MARKER), `${JSON.stringify(marker)}\n`)
    return { dir: real, marker }
  } catch (error) {
    throw explain(dir, error)
  }
}

/** Records that the database of this folder lies in `databaseHome` (absolute). */
export async function pointTo(folder: DataFolder, databaseHome: string): Promise<DataFolder> {
  const marker: Marker = { ...folder.marker, databaseHome }
  await writeWhole(path.join(folder.dir, MARKER), `${JSON.stringify(marker)}\n`)
  return { dir: folder.dir, marker }
}

/**
 * The random text kept in file `name` of the data folder, readable by its owner only; made on first use from
 * `bytes` random bytes. Throws StartRefusal when the file is there but damaged, rather than making a second one.
 */
export async function keptSecret(dir: string, name: string, bytes = 32): Promise<string> {
  const file = path.join(dir, name)
  try {
    const kept = (await readFile(file, 'utf8')).trim()
    if (/^[0-9a-f]+$/.test(kept) && kept.length === bytes * 2) return kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw explain(dir, error)
    const fresh = randomBytes(bytes).toString('hex')
    await writeWhole(file, `${fresh}\n`, 0o600)
    return fresh
  }
  throw new StartRefusal(
    `数据文件夹已损坏：${file} 的内容不对。请从备份恢复，或用 npm start -- --fresh 重新开始。`
  )
}

/**
 * Empties the data folder of what 小院 made there and nothing else; the caller holds its lock and has stopped its
 * database. Each thing is renamed before it is deleted, so a kill half-way leaves no half database behind.
 */
export async function clearDataFolder(folder: DataFolder, databaseHome: string): Promise<void> {
  for (const home of new Set([databaseHome, folder.dir])) {
    for (const name of ['pg', 'files']) await discard(path.join(home, name))
    await sweep(home)
  }
  for (const name of ['secret', 'pg-owner', 'pg-app', 'pg.log', 'pg.log.1']) {
    await rm(path.join(folder.dir, name), { force: true })
  }
}

/** Removes unfinished and discarded folders that a kill left in `home`. */
export async function sweep(home: string): Promise<void> {
  const names = await readdir(home).catch(() => [])
  for (const name of names.filter((each) => /^(pg|files)\.(new|old)-[0-9a-f]+$/.test(each))) {
    // A program that outlived its host may still be writing there; what resists now goes at the next start.
    await rm(path.join(home, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

async function discard(target: string): Promise<void> {
  try {
    await rename(target, `${target}.old-${randomBytes(4).toString('hex')}`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** Writes a file so that it is either whole or not there, whenever the process dies. */
async function writeWhole(file: string, content: string, mode = 0o644): Promise<void> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}`
  await writeFile(unfinished, content, { mode, flush: true })
  await rename(unfinished, file)
}

function parseMarker(dir: string, content: string): Marker {
  try {
    const marker = JSON.parse(content) as Partial<Marker>
    if (marker.product === PRODUCT && typeof marker.id === 'string') {
      const { id, databaseHome } = marker
      return databaseHome === undefined ? { product: PRODUCT, id } : { product: PRODUCT, id, databaseHome }
    }
  } catch {
    // Falls through to the one sentence for every kind of damage.
  }
  throw new StartRefusal(
    `数据文件夹已损坏：${path.join(dir, MARKER)} 读不懂。请从备份恢复这个文件，或用 XIAOYUAN_DATA 换一个文件夹。`
  )
}

async function probeWritable(dir: string): Promise<void> {
  const probe = path.join(dir, `${MARKER}.${randomBytes(4).toString('hex')}`)
  await writeFile(probe, '')
  await rm(probe)
}

function explain(dir: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartRefusal(`数据文件夹 ${dir} 不能读写：请检查权限，或用 XIAOYUAN_DATA 换一个文件夹。`)
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartRefusal(`${dir} 是一个文件，不能用作数据文件夹：请用 XIAOYUAN_DATA 换一个文件夹。`)
  }
  if (code === 'ENOSPC') return new StartRefusal(`磁盘已满，数据文件夹 ${dir} 写不进去：请先腾出空间。`)
  return error
}
