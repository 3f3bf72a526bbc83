import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()

test('a stranger reads what is published and nothing that is under way', async () => {
  const visitor = await as(scene.world.callerFor('visitor', 'A'))
  const villageId = scene.world.A.villageId
  expect((await visitor.decision.list({ villageId })).map((d) => d.title)).toEqual(['装路灯'])
  expect(await outcome(visitor.decision.read({ villageId, decisionId: scene.life.draftDecisionId }))).toBe(
    'NOT_SIGNED_IN'
  )
  const neighbour = await as(scene.world.callerFor('villager', 'B'))
  expect(await outcome(neighbour.decision.read({ villageId, decisionId: scene.life.draftDecisionId }))).toBe(
    'FORBIDDEN'
  )
  expect(
    await outcome(
      visitor.decision.read({
        villageId: scene.world.B.villageId,
        decisionId: scene.life.publishedDecisionId
      })
    )
  ).toBe('NOT_SIGNED_IN')
})

test('a villager reads the six steps with their numbers', async () => {
  const villager = await as(scene.world.callerFor('villager', 'A'))
  const read = await villager.decision.read({
    villageId: scene.world.A.villageId,
    decisionId: scene.life.draftDecisionId
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
  const list = await villager.decision.list({ villageId: scene.world.A.villageId })
  expect(list.map((d) => [d.title, d.stepsDone]).sort()).toEqual(
    [
      ['修路', 1],
      ['装路灯', 4]
    ].sort()
  )
})
