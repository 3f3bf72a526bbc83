import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { newId } from '../crypto/new-id'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import { buildHost, type HostOptions } from './build-host'

export interface TestHost {
  readonly app: FastifyInstance
  readonly base: TestDatabase
  readonly world: World
  readonly address: string
  /** Every log line so far, as written. */
  readonly log: string[]
  /** The `Authorization` header of a new session of someone of the world. */
  signIn(person: { placeId: string; id: string }): Promise<string>
  stop(): Promise<void>
}

/** A world with a host listening on a port of its own: real HTTP, real database, real files. */
export const startTestHost = async (options: Partial<HostOptions> = {}): Promise<TestHost> => {
  const base = await withDatabase()
  const world = await buildWorld(base.db, Buffer.alloc(32, 9), new Date('2026-11-22T02:00:00Z'))
  const log: string[] = []
  const logTo = { write: (line: string) => void log.push(line) }
  const app = await buildHost({ ...world.deps, h5Dir: null, logTo, ...options })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    app,
    base,
    world,
    log,
    address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    signIn: async (person) => world.authorize((await world.callerAs(person)).actor.accountId ?? ''),
    stop: async () => {
      await app.close()
      await world.close()
      await base.drop()
    }
  }
}

/** The form of an upload; `null` leaves a field out. */
export const uploadForm = (
  given: { villageId: string | null; requestId?: string | null; name?: string },
  ...files: Uint8Array[]
): FormData => {
  const form = new FormData()
  const requestId = given.requestId === undefined ? newId() : given.requestId
  if (given.villageId !== null) form.set('villageId', given.villageId)
  if (requestId !== null) form.set('requestId', requestId)
  for (const bytes of files)
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), given.name ?? 'a.jpg')
  return form
}
