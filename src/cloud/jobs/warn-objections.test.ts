import { noticeScene, press } from '../testing/notice-scene'
import { warnObjections } from './warn-objections'
import { watchNotices } from './watch-notices'

const scene = noticeScene()
const { villageId, who, at, hung, raise } = scene
const sweep = async () => (await warnObjections(scene.db, scene.world.time())).warned
const told = async (objectionId: string) => {
  const rows = await scene.db
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'objection_due_soon')
    .orderBy('id')
    .execute()
  return rows.filter((m) => m.payload.objectionId === objectionId)
}
const about = (objectionId: string) => ({ ...press(), villageId: villageId(), objectionId })

test('each term is warned of once, some hours before it runs out, by whoever looks', async () => {
  at('11-22 10:00')
  const { objectionId } = await raise(await hung())
  at('11-23 03:59')
  expect(await sweep()).toBe(0)
  at('11-23 04:00')
  const { committee_member, party_secretary, supervision_member } = scene.world.A.holders
  const offices = new Set([committee_member.id, party_secretary.id, supervision_member.id])
  const sweeps = await Promise.all([sweep(), sweep(), sweep()])
  expect(sweeps.reduce((a, b) => a + b)).toBe(offices.size)
  expect(new Set((await told(objectionId)).map((m) => m.holder_id))).toEqual(offices)
  at('11-23 05:00')
  expect(await sweep()).toBe(0)
  // Taken up, the reply has its own term and its own warning.
  await (await who('committee_member')).objection.receive(about(objectionId))
  expect(await sweep()).toBe(0)
  at('11-26 00:00')
  expect(await sweep()).toBe(offices.size)
  at('11-26 23:59')
  expect(await sweep()).toBe(0)
})

test('what was passed up is the township’s to be warned of, in its own messages', async () => {
  at('11-22 10:00')
  const { objectionId } = await raise(await hung())
  at('11-23 10:00')
  await watchNotices(scene.db, scene.world.time())
  at('12-03 23:00')
  await sweep()
  const { township_staff, township_legal } = scene.world.A.holders
  const sent = await told(objectionId)
  expect(new Set(sent.map((m) => m.holder_id))).toEqual(new Set([township_staff.id, township_legal.id]))
  expect(sent.every((m) => m.place_id === scene.world.A.townshipId)).toBe(true)
  expect(sent[0]?.payload.villageId).toBe(villageId())
})
