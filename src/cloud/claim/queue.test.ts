import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(2)
const villageId = () => scene.villageId()
const queue = async (who: ScenePerson, after?: string) =>
  (await scene.whoIs(who)).claim.toScore({ villageId: villageId(), ...(after ? { after } : {}) })

test('behind a page of sheets that wait for others alone, the next one is still found', async () => {
  const [first, second] = scene.assessors as [ScenePerson, ScenePerson]
  const waiting: string[] = []
  for (let i = 0; i < 22; i += 1) waiting.push(await scene.declared(scene.person(i % 2)))
  for (const claimId of waiting.slice(0, 21))
    await (await scene.whoIs(first)).claim.score({ ...press(), villageId: villageId(), claimId, points: 5 })

  const mine = await queue(first)
  expect([mine.sheets.length, mine.next]).toEqual([1, null])
  expect(mine.sheets[0]).toMatchObject({ open: 1, lines: 1 })
  const page = await queue(second)
  expect(page.sheets).toHaveLength(20)
  const rest = await queue(second, page.next ?? '')
  expect([rest.sheets.length, rest.next]).toEqual([2, null])
})
