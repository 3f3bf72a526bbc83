import { Agent, request as httpRequest } from 'node:http'
import { sql } from 'kysely'
import { openDatabase } from '../db/pool'
import { lockWaiters } from '../testing/lock-waiters'
import { startTestHost, type TestHost } from './testing'

let host: TestHost
afterEach(() => host.stop())

const get = (at: string) => fetch(host.address + at)
const readPlace = () =>
  `/api/trpc/place.read?input=${encodeURIComponent(JSON.stringify({ villageId: host.world.A.villageId }))}`

describe('close()', () => {
  /** Asks over one kept-open connection. */
  const ask = (agent: Agent, at: string) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      httpRequest(host.address + at, { agent }, (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      })
        .on('error', reject)
        .end()
    })
  /** Until it is let go, whatever reads a place waits. */
  const holdTable = async () => {
    const other = openDatabase(host.base.ownerUrl)
    let taken = () => {}
    const locked = new Promise<void>((resolve) => {
      taken = resolve
    })
    let letGo = () => {}
    const over = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const done = other.transaction().execute(async (tx) => {
      await sql`lock table place in access exclusive mode`.execute(tx)
      taken()
      await over
    })
    await locked
    return async () => {
      letGo()
      await done
      await other.destroy()
    }
  }

  test('finishes what is running and takes nothing new', async () => {
    host = await startTestHost()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const release = await holdTable()
    const running = ask(agent, readPlace())
    await lockWaiters(host.base.db, 1)
    const closing = host.app.close()
    // Whether its line is still taken before the door is shut is chance; let in it is not.
    const late = get('/healthz').then(
      ({ status }) => status,
      () => 'no line'
    )
    expect([503, 'no line']).toContain(await late)
    await release()
    expect((await running).status).toBe(200)
    await closing
    agent.destroy()
  })
  test('cuts off what does not end in time', async () => {
    host = await startTestHost({ limits: { stopWithinMs: 400 } })
    const release = await holdTable()
    const running = get(readPlace())
    running.catch(() => undefined)
    await lockWaiters(host.base.db, 1)
    await host.app.close()
    await expect(running).rejects.toThrow()
    await release()
  })
})
