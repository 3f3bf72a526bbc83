import { roles } from '@/domain/role/roles'
import { type TestDatabase, withDatabase } from './database'
import { buildWorld, type World } from './world'

let base: TestDatabase
let world: World
beforeAll(async () => {
  base = await withDatabase()
  world = await buildWorld(base.db, Buffer.alloc(32, 7), new Date('2026-11-22T01:00:00Z'))
})
afterAll(async () => {
  await world.close()
  await base.drop()
})

test('a caller of each role holds that role, at its own place only', async () => {
  for (const where of ['A', 'B'] as const) {
    for (const role of roles) {
      const { actor } = await world.callerFor(role, where)
      expect([role, actor.accountId === null]).toEqual([role, role === 'visitor'])
      if (role === 'visitor') continue
      expect([role, actor.grants.some((g) => g.role === role)]).toEqual([role, true])
      expect(actor.grants.every((g) => g.countyId === world[where].countyId)).toBe(true)
    }
  }
})

test('each role but those that follow from the roster has a holder of its own', () => {
  for (const where of ['A', 'B'] as const) {
    const ids = Object.values(world[where].holders).map((h) => h.id)
    expect(new Set(ids).size).toBe(roles.length - 1)
  }
})
