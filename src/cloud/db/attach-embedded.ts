import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isLocked } from '../host/lock'
import { keptSecret, LOCK_DIR, openDataFolder } from './data-folder'
import { APP_ROLE, startEmbedded } from './embedded'
import { StartRefusal } from './start-refusal'

export interface Attached {
  readonly appUrl: string
  /** Stops the server if it was started for this; a living 小院 keeps its own. */
  leave(): Promise<void>
}

/**
 * The database of data folder `dir`, whether or not a 小院 is running on it: for tools that only read. Throws
 * StartRefusal like `startEmbedded`, and where the running one is still starting.
 */
export async function attachEmbedded(dir: string): Promise<Attached> {
  const folder = await openDataFolder(dir)
  if (!(await isLocked(path.join(folder.dir, LOCK_DIR)))) {
    const { appUrl, stop } = await startEmbedded({ dir })
    return { appUrl, leave: stop }
  }
  const home = folder.marker.databaseHome ?? folder.dir
  // The server's own note of where it runs: process, folder, start, port.
  const note = await readFile(path.join(home, 'pg', 'postmaster.pid'), 'utf8').catch(() => '')
  const port = note.split('\n')[3]?.trim()
  if (!port) throw new StartRefusal('小院正在启动或停止，数据库还连不上，请过一会儿再试。')
  const password = await keptSecret(folder.dir, 'pg-app', 24)
  return {
    appUrl: `postgres://${APP_ROLE}:${password}@127.0.0.1:${port}/xiaoyuan?sslmode=disable`,
    leave: async () => undefined
  }
}
