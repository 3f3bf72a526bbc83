import type { Role } from '@/domain/role/roles'
import { outcome } from '../testing/caller'
import { claimScene } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(3)
const villageId = () => scene.villageId()
const look = async (role: Role, claimId: string) =>
  outcome((await scene.who(role)).claim.recheck({ ...press(), villageId: villageId(), claimId, points: 5 }))
const batchFor = async (role: Role, batchId: string) =>
  (await scene.who(role)).claim.readBatch({ villageId: villageId(), batchId })

/** A claim whose second round the whole committee has scored. */
const scoredByAll = async (who: number) => {
  const me = scene.person(who)
  const claimId = await scene.declared(me)
  await scene.score(claimId, [0, 0, 0])
  const words = '那天我们全家都去了'
  await (await scene.whoIs(me)).claim.askReconsideration({
    ...{ ...press(), villageId: villageId(), claimId, words }
  })
  const third = await scene.grant(await scene.settle(`复议${who}`), 'points_assessor')
  const judges = [await scene.who('committee_member'), await scene.who('party_secretary')]
  for (const judge of [...judges, await scene.whoIs(third)])
    await judge.claim.score({ ...press(), villageId: villageId(), claimId, points: 5 })
  return claimId
}

describe('refuses', () => {
  test('who stands in while the committee can do it, and whoever has no such office', async () => {
    const claimId = await scene.firstScored(scene.person(0))
    const batchId = await scene.openBatch()
    const codes: Record<string, string> = {}
    for (const role of ['villager', 'courtyard_host', 'township_staff', 'supervision_member'] as const)
      codes[role] = await look(role, claimId)
    expect(codes).toEqual({
      ...{ villager: 'FORBIDDEN', courtyard_host: 'FORBIDDEN', township_staff: 'FORBIDDEN' },
      supervision_member: 'REVIEWER_NOT_TURN'
    })
    const read = await batchFor('supervision_member', batchId)
    expect([read.reviewsRest, read.claims[0]?.mayReview]).toEqual([false, false])
    expect((await batchFor('committee_member', batchId)).reviewsRest).toBe(true)
    expect(await look('committee_member', claimId)).toBe('ok')
    const supervisor = await scene.who('supervision_member')
    expect(await supervisor.claim.reviewBatch(scene.ofBatch(batchId))).toMatchObject({ reviewed: 0 })
    const done = await (await scene.who('committee_member')).claim.reviewBatch(scene.ofBatch(batchId))
    expect(done).toMatchObject({ reviewed: 1, state: 'REVIEWED' })
    const draft = await scene.drafted(batchId)
    await scene.cosign(draft)
    await scene.putUp(draft.noticeId)
  })
})

test('where the whole committee scored a line, the supervision committee reviews it, and the batch goes on', async () => {
  const claimId = await scoredByAll(1)
  const batchId = await scene.openBatch()
  expect([await look('committee_member', claimId), await look('party_secretary', claimId)]).toEqual([
    ...['REVIEWER_TOOK_PART', 'REVIEWER_TOOK_PART']
  ])
  const read = await batchFor('supervision_member', batchId)
  expect([read.reviewsRest, read.claims[0]?.mayReview]).toEqual([true, true])
  expect(await look('supervision_member', claimId)).toBe('ok')
  const left = await (await scene.who('committee_member')).claim.reviewBatch(scene.ofBatch(batchId))
  expect(left).toMatchObject({ reviewed: 0, state: 'REVIEWING' })
  expect(left.left[0]?.why).toContain('请村监委成员或积分评议员')
  const supervisor = await scene.who('supervision_member')
  expect(await supervisor.claim.reviewBatch(scene.ofBatch(batchId))).toMatchObject({
    ...{ reviewed: 1, left: [], state: 'REVIEWED' }
  })
  const draft = await scene.drafted(batchId)
  await scene.cosign(draft)
  await scene.putUp(draft.noticeId)
})

test('where nobody is left at all, who scored it reviews it; it is never stuck', async () => {
  const claimId = await scoredByAll(2)
  const batchId = await scene.openBatch()
  await scene.base.db
    .updateTable('role_grant')
    .set({ to_day: '2026-01-02' })
    .where('place_id', '=', villageId())
    .where('role', 'in', ['supervision_member', 'points_assessor'])
    .execute()
  expect(await look('committee_member', claimId)).toBe('ok')
  const done = await (await scene.who('committee_member')).claim.reviewBatch(scene.ofBatch(batchId))
  expect(done).toMatchObject({ reviewed: 1, state: 'REVIEWED' })
})
