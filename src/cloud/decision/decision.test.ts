import { as, outcome } from '../testing/caller'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import { liveIn, type WorldLife } from '../testing/world-life'

const now = new Date('2026-11-22T02:00:00Z')
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

test('a stranger reads what is published and nothing that is under way', async () => {
  const visitor = await as(world.callerFor('visitor', 'A'))
  const villageId = world.A.villageId
  expect((await visitor.decision.list({ villageId })).map((d) => d.title)).toEqual(['装路灯'])
  expect(await outcome(visitor.decision.read({ villageId, decisionId: life.draftDecisionId }))).toBe(
    'NOT_SIGNED_IN'
  )
  const neighbour = await as(world.callerFor('villager', 'B'))
  expect(await outcome(neighbour.decision.read({ villageId, decisionId: life.draftDecisionId }))).toBe(
    'FORBIDDEN'
  )
  expect(
    await outcome(
      visitor.decision.read({ villageId: world.B.villageId, decisionId: life.publishedDecisionId })
    )
  ).toBe('NOT_SIGNED_IN')
})

test('a villager reads the six steps with their numbers', async () => {
  const villager = await as(world.callerFor('villager', 'A'))
  const read = await villager.decision.read({
    villageId: world.A.villageId,
    decisionId: life.draftDecisionId
  })
  expect(read.stepViews.map((s) => [s.name, s.status])).toEqual([
    ['提议', 'done'],
    ['商议', 'now'],
    ['审议', 'ahead'],
    ['决议', 'ahead'],
    ['决议公开', 'ahead'],
    ['结果公开', 'ahead']
  ])
  expect(read.stepViews[0]?.events[0]).toMatchObject({
    convener: '谭本善',
    eligible: 5,
    present: 5,
    yes: 5,
    no: 0,
    abstain: 0
  })
  expect(read.meaning).toBe('每户投工两天')
  const list = await villager.decision.list({ villageId: world.A.villageId })
  expect(list.map((d) => [d.title, d.stepsDone]).sort()).toEqual(
    [
      ['修路', 1],
      ['装路灯', 4]
    ].sort()
  )
})
