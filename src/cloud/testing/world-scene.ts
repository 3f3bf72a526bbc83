import type { Db } from '../db/pool'
import { type TestDatabase, withDatabase } from './database'
import { buildWorld, type World } from './world'
import { liveIn, type WorldLife } from './world-life'

/** A database of its own with the test world in it, alive in village A; filled before the first test of the file. */
export interface Scene {
  readonly now: Date
  readonly db: Db
  /** Superuser login on the same database: for what the application may not do. */
  readonly ownerUrl: string
  readonly world: World
  readonly life: WorldLife
}

/** Builds the scene before the tests of the file that calls this, and takes it down after them. */
export const worldScene = (now = new Date('2026-11-22T02:00:00Z')): Scene => {
  let base: TestDatabase
  let world: World
  let life: WorldLife
  beforeAll(async () => {
    base = await withDatabase()
    world = await buildWorld(base.db, Buffer.alloc(32, 7), now)
    life = await liveIn(base.db, world.A, now)
  })
  afterAll(async () => {
    await world.close()
    await base.drop()
  })
  return {
    now,
    get db() {
      return base.db
    },
    get ownerUrl() {
      return base.ownerUrl
    },
    get world() {
      return world
    },
    get life() {
      return life
    }
  }
}
