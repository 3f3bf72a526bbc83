import { localContentCheck } from '../../adapters/local/local-content-check'
import { localMessageSender } from '../../adapters/local/local-message-sender'
import { openDatabase } from '../../db/pool'
import { loadDemo } from '../../demo/load-demo'
import { demoFiles } from '../../demo/testing'
import { sweeps } from '../../jobs/sweeps'
import { type TestDatabase, withDatabase } from '../../testing/database'

jest.setTimeout(600_000)

const start = new Date('2026-11-22T02:00:00Z')
const DAY_MS = 86_400_000
const secret = new Uint8Array(32).fill(7)
const content = localContentCheck()
const { files, clear } = demoFiles()
let base: TestDatabase
beforeAll(async () => {
  base = await withDatabase()
  await loadDemo({ db: base.db, secret, files, now: start })
})
afterAll(async () => {
  await base.drop()
  await clear()
})

test('every sweep gets by with the one connection of a function, also where two instances run at once', async () => {
  const told: unknown[] = []
  const log = { info: () => undefined, error: (fields: object) => void told.push(fields) }
  const sender = localMessageSender()
  const busy = new Set<string>()
  const live = async (now: Date): Promise<void> => {
    const db = openDatabase(base.url, { max: 1 })
    for (const sweep of sweeps) {
      try {
        const counts = await sweep.run({ db, secret, content, sender, files, clock: () => now, log })
        if (Object.values(counts).some((count) => count > 0)) busy.add(sweep.name)
      } catch (error) {
        told.push([sweep.name, error])
      }
    }
    await db.destroy()
  }
  // A county in the middle of its life, then after most of its terms.
  for (const days of [0, 40]) {
    const now = new Date(start.getTime() + days * DAY_MS)
    await Promise.all([live(now), live(now)])
  }
  expect(told).toEqual([])
  expect([...busy]).toEqual(
    expect.arrayContaining(['watchNotices', 'moveDecisions', 'deliverOutbox', 'sealLedgers'])
  )
})
