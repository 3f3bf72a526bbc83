import { outcome } from '../testing/caller'
import { claimScene } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(2)

test('a village with points on their way is not merged; claims that nobody judged are handed back with the reason', async () => {
  const { db, world } = scene.base
  const { A } = world
  const other = { ...A, id: '019aa000-0000-7000-8000-000000000001' }
  await db
    .insertInto('place')
    .values({
      ...{ id: other.id, level: 'village', parent_id: A.townshipId, county_id: A.countyId },
      ...{ township_id: A.townshipId, began_on: '2000-01-01' }
    })
    .execute()
  await db
    .insertInto('place_name')
    .values({ place_id: other.id, valid_from: '2000-01-01', name: '邻村', code: '422802205222' })
    .execute()
  const merge = async () =>
    (await scene.who('sys_admin')).place.merge({
      ...press(),
      ...{
        townshipId: A.townshipId,
        from: [A.villageId, other.id],
        name: '新村',
        code: '422802205223',
        on: scene.today()
      }
    })
  const waiting = await scene.firstScored(scene.person(0))
  expect(await outcome(merge())).toBe('MERGE_POINTS_OPEN')
  await scene.hung()
  expect(await outcome(merge())).toBe('MERGE_POINTS_OPEN')
  await scene.clock('11-28 00:10')
  expect(await scene.stateOf(waiting)).toBe('POSTED')
  const entryId = (await scene.read(await scene.who('supervision_member'), waiting)).entryId ?? ''
  const asked = { ...press(), villageId: scene.villageId(), entryId, reason: '签到表上没有他' }
  const { reversalId } = await (await scene.who('supervision_member')).claim.askReversal(asked)
  expect(await outcome(merge())).toBe('MERGE_POINTS_OPEN')
  const second = await scene.whoIs(await scene.grant(await scene.settle('监委乙'), 'supervision_member'))
  const refused = { agree: false, words: '签到表上有他' }
  await second.claim.decideReversal({ ...press(), villageId: scene.villageId(), reversalId, ...refused })
  const unjudged = await scene.declared(scene.person(1))
  const again = await scene.score(await scene.declared(scene.person(0)), [0, 0, 0])
  const household = await scene.whoIs(scene.person(0))
  await household.claim.askReconsideration({
    ...{ ...press(), villageId: scene.villageId(), claimId: again, words: '那天我们都去了' }
  })
  expect(await outcome(merge())).toBe('ok')
  expect([await scene.stateOf(unjudged), await scene.stateOf(again)]).toEqual(['WITHDRAWN', 'REJECTED'])
  const told = await db.selectFrom('outbox').select('holder_id').where('kind', '=', 'claim_ended').execute()
  expect(new Set(told.map((t) => t.holder_id))).toEqual(new Set([scene.person(0).id, scene.person(1).id]))
})
