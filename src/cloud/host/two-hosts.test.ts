import type { AddressInfo } from 'node:net'
import { newId } from '../crypto/new-id'
import { openDatabase } from '../db/pool'
import { runSweep } from '../jobs/run-sweep'
import { sweeps } from '../jobs/sweeps'
import { verifyLedger } from '../points/verify'
import { liveIn } from '../testing/world-life'
import { buildHost } from './build-host'
import { startTestHost, type TestHost } from './testing'

jest.setTimeout(600_000)

// Two programs with pools of their own on one database, as two containers are.
let host: TestHost
let second: Awaited<ReturnType<typeof buildHost>>
let secondDb: ReturnType<typeof openDatabase>
let addresses: readonly string[]

beforeAll(async () => {
  host = await startTestHost()
  await liveIn(host.base.db, host.world.A, host.world.time())
  secondDb = openDatabase(host.base.url)
  second = await buildHost({ ...host.world.deps, db: secondDb, h5Dir: null, logLevel: 'silent' })
  await second.listen({ port: 0, host: '127.0.0.1' })
  addresses = [host.address, `http://127.0.0.1:${(second.server.address() as AddressInfo).port}`]
})
afterAll(async () => {
  await second.close()
  await secondDb.destroy()
  await host.stop()
})

const post = async (address: string, procedure: string, input: object, authorization?: string) => {
  const answer = await fetch(`${address}/api/trpc/${procedure}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) }
  })
  return { status: answer.status, body: (await answer.json()) as { result?: { data: unknown } } }
}

test('a session of one is a session of the other, and ends in both', async () => {
  const authorization = await host.signIn(host.world.A.holders.villager)
  const read = (address: string) => post(address, 'session.read', {}, authorization)
  for (const address of addresses) expect((await read(address)).status).toBe(200)
  await post(addresses[0] ?? '', 'session.signOut', { requestId: newId() }, authorization)
  expect((await read(addresses[1] ?? '')).body.result?.data).not.toMatchObject({ signedIn: true })
})

test('one press that reaches both at once is done once, and both answer the same', async () => {
  const { villageId, holders } = host.world.A
  const authorization = await host.signIn(holders.villager)
  const input = {
    requestId: newId(),
    villageId,
    category: 'road',
    words: '门前的路灯不亮了，晚上走路看不见。',
    photoIds: [],
    showName: false
  }
  const [one, other] = await Promise.all(addresses.map((a) => post(a, 'issue.raise', input, authorization)))
  expect(one?.status).toBe(200)
  expect(other).toEqual(one)
  const { n } = await host.base.db
    .selectFrom('issue')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('village_id', '=', villageId)
    .where('words', '=', input.words)
    .executeTakeFirstOrThrow()
  expect(n).toBe(1)
})

test('the timed jobs of both at once: none fails, nobody is told twice, the ledger holds', async () => {
  const { deps } = host.world
  const failed: string[] = []
  const log = {
    info: () => undefined,
    error: (fields: { job?: string; err?: Error }) => void failed.push(`${fields.job}: ${fields.err?.stack}`)
  }
  const both = [deps.db, secondDb].map((db) => ({ ...deps, db, log }))
  // A month on, so that terms have run out and there is something to do; each job in both at the same moment.
  host.world.time(new Date(host.world.time().getTime() + 31 * 86_400_000))
  for (let round = 0; round < 2; round += 1)
    for (const sweep of sweeps) await Promise.all(both.map((own) => runSweep(own, sweep)))
  expect(failed).toEqual([])
  const messages = await deps.db
    .selectFrom('message')
    .select(['place_id', 'holder_id', 'kind', 'payload', 'at'])
    .execute()
  const told = messages.map((m) => JSON.stringify(m))
  expect(told.length).toBeGreaterThan(0)
  expect(told.filter((one, at) => told.indexOf(one) !== at)).toEqual([])
  expect((await verifyLedger(deps.db)).faults).toEqual([])
})
