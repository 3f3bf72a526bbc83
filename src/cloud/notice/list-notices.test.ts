import { as } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()

test('only those about one kind of thing, where that is asked for', async () => {
  const { villageId } = scene.world.A
  const anyone = await as(scene.world.callerFor('visitor', 'A'))
  const ids = async (over: object) =>
    (await anyone.notice.list({ villageId, ...over })).map((n) => n.noticeId)
  expect(await ids({})).toContain(scene.life.doneNoticeId)
  expect(await ids({ subject: 'accounts' })).toContain(scene.life.doneNoticeId)
  expect(await ids({ subject: 'points_batch' })).not.toContain(scene.life.doneNoticeId)
})
