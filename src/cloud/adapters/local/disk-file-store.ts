import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pathOfKey } from '@/cloud/ports/file-key'
import type { FileKey, FileStore } from '@/cloud/ports/file-store'

const LEFT_OVER_MS = 24 * 60 * 60 * 1000

/**
 * Files under one folder: `<village>/<file>.<variant>`. Several processes may share the folder. Bytes are written
 * and synced beside their place and then renamed into it; what a killed process left half-written is removed by
 * the first put of a later one.
 */
export const diskFileStore = (dir: string): FileStore => {
  const incoming = path.join(dir, 'incoming')
  let swept: Promise<void> | null = null

  return {
    async put(key, bytes) {
      const target = pathOf(dir, key)
      swept ??= removeLeftOvers(incoming)
      await swept
      await mkdir(path.dirname(target), { recursive: true })
      const draft = path.join(incoming, randomBytes(12).toString('hex'))
      try {
        const handle = await open(draft, 'wx', 0o600)
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(draft, target)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async sizeOf(key) {
      const found = await stat(pathOf(dir, key)).catch(nullWhenMissing)
      return found === null ? null : found.size
    },
    async open(key, range) {
      const handle = await open(pathOf(dir, key), 'r').catch(nullWhenMissing)
      return handle?.createReadStream(range) ?? null
    },
    async remove(key) {
      await rm(pathOf(dir, key), { force: true })
    }
  }
}

const pathOf = (dir: string, key: FileKey): string => path.join(dir, ...pathOfKey(key).split('/'))

const nullWhenMissing = (error: unknown): null => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw error
}

async function removeLeftOvers(incoming: string): Promise<void> {
  await mkdir(incoming, { recursive: true })
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name)
    const found = await stat(file).catch(nullWhenMissing)
    // A young one may be another process's, still being written.
    if (found && Date.now() - found.mtimeMs > LEFT_OVER_MS) await rm(file, { force: true })
  }
}
