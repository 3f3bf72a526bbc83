import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { APP_ROLE, type Embedded, eraseEmbedded, startEmbedded } from '../db/embedded'
import { migrate } from '../db/migrate'
import { isLocked } from '../host/lock'
import { SERVER_VARIABLE, type TestServer } from './server'

const PREFIX = 'xiaoyuan-test-'
const OLD_MS = 3_600_000

/** What the setup hands to the teardown, in the same process. */
export interface Running {
  readonly dir: string
  readonly embedded: Embedded
}

/** One real server for all cloud tests; its migrated database is the template `withDatabase` copies. */
export default async function setUp(): Promise<void> {
  await removeLeftovers()
  const dir = await mkdtemp(path.join(tmpdir(), PREFIX))
  // As root the server runs as another user, who must be able to pass through.
  await chmod(dir, 0o755)
  const embedded = await startEmbedded({ dir })
  try {
    await migrate(embedded.ownerUrl, { appRole: APP_ROLE })
  } catch (error) {
    await embedded.stop()
    throw error
  }
  const server: TestServer = { ownerUrl: embedded.ownerUrl, appUrl: embedded.appUrl }
  process.env[SERVER_VARIABLE] = JSON.stringify(server)
  Object.assign(globalThis, { xiaoyuanTest: { dir, embedded } satisfies Running })
}

// A test run that was killed leaves its server running: it goes once nobody can still be using it.
async function removeLeftovers(): Promise<void> {
  const names = await readdir(tmpdir())
  for (const dir of names
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => path.join(tmpdir(), name))) {
    const made = await stat(dir).catch(() => null)
    if (made === null || Date.now() - made.mtimeMs < OLD_MS || (await isLocked(path.join(dir, 'lock'))))
      continue
    // Someone else's folder, perhaps: a test run must not fail over it.
    await eraseEmbedded(dir)
      .then(() => rm(dir, { recursive: true, force: true }))
      .catch(() => undefined)
  }
}
