import { randomUUID } from 'node:crypto'
import { type Context, createContext } from '../api/context'
import { as } from './caller'
import { type TestDatabase, withDatabase } from './database'
import { buildWorld, type World, type WorldMember } from './world'

/** The secret and the hour of every scene: nine in the morning in Shanghai. */
export const secret = Buffer.alloc(32, 7)
export const start = new Date('2026-11-22T01:00:00Z')

export const press = () => ({ requestId: randomUUID() })

/** A world anew for each test of a file, all in one database, with what the tests of bindings share. */
export const bindingScene = () => {
  let base: TestDatabase
  let world: World
  beforeAll(async () => {
    base = await withDatabase()
  })
  beforeEach(async () => {
    world = await buildWorld(base.db, secret, start)
  })
  afterEach(() => world.close())
  afterAll(() => base.drop())

  const gate = (name: string, gateCode = world.A.households[0].gateCode) => ({
    ...press(),
    villageId: world.A.villageId,
    gateCode,
    name
  })
  return {
    get world() {
      return world
    },
    get db() {
      return base.db
    },
    gate,
    member: (household: 0 | 1 | 2, index: number): WorldMember => {
      const found = world.A.households[household].members[index]
      if (!found) throw new Error('no such member')
      return found
    },
    /** The same account, with what it is bound to by now. */
    again: async (context: Context) =>
      createContext(world.deps, { authorization: await world.authorize(context.actor.accountId ?? '') }),
    states: async (holderId: string) => {
      const rows = await base.db
        .selectFrom('binding')
        .select('state')
        .where('holder_id', '=', holderId)
        .orderBy('id')
        .execute()
      return rows.map((b) => b.state)
    },
    /** The moves of village A's bindings, as from → to. */
    moves: async () => {
      const rows = await base.db
        .selectFrom('binding_event')
        .select(['from_state', 'to_state'])
        .where('place_id', '=', world.A.villageId)
        .orderBy('id')
        .execute()
      return rows.map((e) => `${e.from_state ?? 'nothing'} → ${e.to_state}`)
    },
    /** Someone new asks to be bound to this person by the gate code. */
    askFor: async (person: WorldMember) => {
      const asker = await world.stranger()
      const home = world.A.households.find((h) => h.id === person.householdId)
      const { bindingId } = await (await as(asker)).binding.askByGateCode(gate(person.name, home?.gateCode))
      return { asker, bindingId }
    }
  }
}
