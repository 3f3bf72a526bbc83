import { newId } from '../crypto/new-id'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import { deliverOutbox } from './deliver-outbox'
import { startJobs } from './start-jobs'
import { sweepFiles } from './sweep-files'
import { sweepRequests } from './sweep-requests'
import { sweepSessions } from './sweep-sessions'
import type { JobDeps } from './sweeps'

const now = new Date('2026-11-22T02:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3600_000)
let base: TestDatabase
let world: World
beforeEach(async () => {
  base = await withDatabase()
  world = await buildWorld(base.db, Buffer.alloc(32, 4), now)
})
afterEach(async () => {
  await world.close()
  await base.drop()
})

test('sweepFiles leaves what is owned or young, and takes the rest with its bytes', async () => {
  const add = async (uploadedAt: Date, owner: string | null) => {
    const key = { villageId: world.A.villageId, fileId: newId(), variant: 'main' as const }
    const row = {
      village_id: key.villageId,
      id: key.fileId,
      kind: 'photo' as const,
      mime: 'image/jpeg',
      bytes: 1,
      sha256: Buffer.alloc(32),
      uploaded_by: newId(),
      uploaded_at: uploadedAt
    }
    await base.db
      .insertInto('file')
      .values(owner ? { ...row, owner_kind: 'issue', owner_id: owner } : row)
      .execute()
    await world.deps.files.put(key, Buffer.from('x'))
    return key
  }
  const kept = [await add(ago(23.9), null), await add(ago(500), newId())]
  const old = await Promise.all(Array.from({ length: 120 }, () => add(ago(24.1), null)))
  const done = await Promise.all([1, 2, 3].map(() => sweepFiles(base.db, world.deps.files, now)))
  expect(done.reduce((sum, { removed }) => sum + removed, 0)).toBe(120)
  const rows = await base.db.selectFrom('file').select('id').execute()
  expect(rows.map((row) => row.id).sort()).toEqual(kept.map((key) => key.fileId).sort())
  expect(await Promise.all(kept.map(world.deps.files.sizeOf))).toEqual([1, 1])
  expect(new Set(await Promise.all(old.map(world.deps.files.sizeOf)))).toEqual(new Set([null]))
})

test('sweepFiles keeps the row when the bytes would not go, and goes on the next time', async () => {
  const row = {
    village_id: world.A.villageId,
    id: newId(),
    kind: 'photo' as const,
    mime: 'image/jpeg',
    bytes: 1,
    sha256: Buffer.alloc(32),
    uploaded_by: newId(),
    uploaded_at: ago(30)
  }
  await base.db.insertInto('file').values(row).execute()
  const away = { ...world.deps.files, remove: () => Promise.reject(new Error('store away')) }
  await expect(sweepFiles(base.db, away, now)).rejects.toThrow('store away')
  expect(await sweepFiles(base.db, world.deps.files, now)).toEqual({ removed: 1 })
})

test('sweepRequests forgets after 90 days, in batches, in several processes at once', async () => {
  const add = (at: Date, count: number) =>
    base.db
      .insertInto('request')
      .values(
        Array.from({ length: count }, () => ({
          place_id: world.A.villageId,
          request_id: newId(),
          account_id: null,
          procedure: 'x',
          input_hash: Buffer.alloc(32),
          at
        }))
      )
      .execute()
  await add(ago(24 * 89.9), 3)
  await add(ago(24 * 90.1), 2500)
  const done = await Promise.all([1, 2].map(() => sweepRequests(base.db, now)))
  expect(done.reduce((sum, { removed }) => sum + removed, 0)).toBe(2500)
  expect(await base.db.selectFrom('request').select('at').execute()).toHaveLength(3)
})

test('sweepSessions keeps an expired session for 30 days', async () => {
  const account = newId()
  const made = { id: account, provider: 'demo' as const, subject_hash: Buffer.from(account), created_at: now }
  await base.db.insertInto('account').values(made).execute()
  for (const hours of [-5, 24 * 29.9, 24 * 30.1]) {
    const session = { id: newId(), account_id: account, created_at: ago(5000), expires_at: ago(hours) }
    await base.db.insertInto('session').values(session).execute()
  }
  expect(await sweepSessions(base.db, now)).toEqual({ removed: 1 })
  expect(await sweepSessions(base.db, now)).toEqual({ removed: 0 })
})

test('deliverOutbox delivers every message once, however many deliver at the same time', async () => {
  const rows = Array.from({ length: 900 }, (_, i) => ({
    place_id: world.A.villageId,
    id: newId(),
    kind: 'issue_shown',
    holder_id: newId(),
    payload: JSON.stringify({ n: String(i) }),
    at: ago(1)
  }))
  await base.db.insertInto('outbox').values(rows).execute()
  const done = await Promise.all([1, 2, 3, 4].map(() => deliverOutbox(base.db, now)))
  expect(done.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(900)
  const messages = await base.db
    .selectFrom('message')
    .select(['id', 'holder_id', 'payload'])
    .orderBy('id')
    .execute()
  expect(messages.map((m) => [m.id, m.holder_id, JSON.stringify(m.payload)])).toEqual(
    rows.map((row) => [row.id, row.holder_id, row.payload])
  )
  expect(await deliverOutbox(base.db, now)).toEqual({ delivered: 0 })
})

describe('startJobs', () => {
  const lines: { fields: object; message: string }[] = []
  const log = {
    info: (fields: object, message: string) => void lines.push({ fields, message }),
    error: (fields: object, message: string) => void lines.push({ fields, message })
  }
  const depsOf = (): JobDeps => {
    const { secret, files, content } = world.deps
    return { db: base.db, secret, files, content, clock: () => now, log }
  }
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  beforeEach(() => lines.splice(0))

  test('logs a failure, tries again at the next time, and never throws', async () => {
    let runs = 0
    const failing = {
      name: 'failing',
      at: '* * * * * *',
      run: async () => {
        runs += 1
        throw new Error('no')
      }
    }
    const jobs = startJobs(depsOf(), [failing])
    while (runs < 2) await sleep(20)
    await jobs.stop()
    expect(lines.filter((line) => line.message === 'job failed')).toHaveLength(runs)
  })

  test('stop waits for a running job, starts none twice and none afterwards', async () => {
    let began = 0
    let ended = 0
    let beats = 0
    let finish: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      finish = resolve
    })
    const slow = {
      name: 'slow',
      at: '* * * * * *',
      run: async () => {
        began += 1
        await gate
        ended += 1
        return { done: 1 }
      }
    }
    const beat = {
      name: 'beat',
      at: '* * * * * *',
      run: async () => {
        beats += 1
        return {}
      }
    }
    const jobs = startJobs(depsOf(), [slow, beat])
    while (began === 0) await sleep(20)
    const before = beats
    // The other job came round twice, so this one was due again.
    while (beats < before + 2) await sleep(20)
    expect([began, ended]).toEqual([1, 0])
    const stopped = jobs.stop().then(() => 'stopped')
    expect(await Promise.race([stopped, sleep(100)])).toBeUndefined()
    finish()
    await stopped
    expect([began, ended]).toEqual([1, 1])
    await sleep(1200)
    expect(began).toBe(1)
    expect(lines).toEqual([{ fields: { job: 'slow', done: 1 }, message: 'job done' }])
  })

  test('the real list delivers what is waiting', async () => {
    const row = {
      place_id: world.A.villageId,
      id: newId(),
      kind: 'k',
      holder_id: newId(),
      payload: '{}',
      at: now
    }
    await base.db.insertInto('outbox').values(row).execute()
    const jobs = startJobs(depsOf())
    const found = () => base.db.selectFrom('message').select('id').execute()
    while ((await found()).length === 0) await sleep(100)
    await jobs.stop()
    expect(await found()).toEqual([{ id: row.id }])
  })
})
