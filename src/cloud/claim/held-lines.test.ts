import { verifyLedger } from '../points/verify'
import { outcome } from '../testing/caller'
import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(4)
const of = (objectionId: string) => ({ ...press(), villageId: scene.villageId(), objectionId })

const object = async (noticeId: string, lineNo: number, words: string, as: ScenePerson) =>
  (
    await (
      await scene.whoIs(as)
    ).objection.raise({
      ...{ ...press(), villageId: scene.villageId(), noticeId, lineNo, words },
      ...{ ground: 'content', showName: false }
    })
  ).objectionId
const answer = async (objectionId: string) => {
  const committee = await scene.who('committee_member')
  await committee.objection.receive(of(objectionId))
  await committee.objection.answer({ ...of(objectionId), words: '签到表上有他的名字，当天在场。' })
}
const unfounded = async (objectionId: string) =>
  (await scene.who('supervision_member')).objection.verify({
    ...of(objectionId),
    finding: 'unfounded',
    reason: '签到表属实'
  })
const order = async (objectionId: string) =>
  (await scene.who('township_legal')).objection.order({
    ...{ ...of(objectionId), ground: 'illegal', article: '村民委员会组织法第36条' },
    ...{ document: '乡责改〔2026〕1号', reason: '公布不真实' }
  })
const settle = async (objectionId: string, claimId: string, points: number) =>
  (await scene.who('supervision_member')).claim.settleLine({
    ...of(objectionId),
    corrections: [{ claimId, points }],
    reason: '按责令改正的决定'
  })

test('a line that was ordered to be put right waits for that, whatever becomes of another objection; an order is carried out once', async () => {
  scene.at('11-22 10:00')
  const claimId = await scene.firstScored(scene.person(0))
  const { noticeId } = await scene.hung()
  const ordered = await object(noticeId, 1, '没有看到他来做工', scene.person(1))
  const other = await object(noticeId, 1, '他家来的是小孩', scene.person(2))
  await answer(ordered)
  await order(ordered)
  await answer(other)
  await unfounded(other)
  expect(await scene.stateOf(claimId)).toBe('OBJECTED')
  await scene.clock('11-28 00:10')
  expect(await scene.stateOf(claimId)).toBe('OBJECTED')
  await settle(ordered, claimId, 2)
  expect(await scene.stateOf(claimId)).toBe('POSTED')
})

test('carried out once: an order does not settle what somebody else objects to afterwards', async () => {
  scene.at('12-01 10:00')
  const claimId = await scene.firstScored(scene.person(0))
  const { noticeId } = await scene.hung()
  const ordered = await object(noticeId, 1, '没有看到他来做工', scene.person(1))
  await answer(ordered)
  await order(ordered)
  await settle(ordered, claimId, 3)
  expect(await scene.stateOf(claimId)).toBe('REVIEWED')
  await object(noticeId, 1, '他家来的是小孩', scene.person(2))
  expect(await outcome(settle(ordered, claimId, 5))).toBe('BATCH_LINE_NOT_HELD')
  expect(await scene.stateOf(claimId)).toBe('OBJECTED')
})

test('two orders about one line: it goes on when both are carried out, also where it stands as it is', async () => {
  scene.at('12-05 10:00')
  const claimId = await scene.firstScored(scene.person(3))
  const { noticeId } = await scene.hung()
  const both = [
    await object(noticeId, 1, '没有看到他来做工', scene.person(1)),
    await object(noticeId, 1, '他家来的是小孩', scene.person(2))
  ] as const
  const stands = async (objectionId: string) =>
    (await scene.who('supervision_member')).claim.settleLine({
      ...of(objectionId),
      corrections: [],
      reason: '核对后照原样'
    })
  for (const objectionId of both) {
    await answer(objectionId)
    await order(objectionId)
  }
  expect(await stands(both[0])).toEqual({ released: 0, corrected: 0 })
  expect(await scene.stateOf(claimId)).toBe('OBJECTED')
  expect(await stands(both[1])).toEqual({ released: 1, corrected: 0 })
  expect(await scene.stateOf(claimId)).toBe('REVIEWED')
})

test('what a court says while the notice hangs holds the line back, also after the village had found nothing', async () => {
  scene.at('12-10 10:00')
  const claimId = await scene.firstScored(scene.person(0))
  const { noticeId } = await scene.hung()
  const objectionId = await object(noticeId, 1, '没有看到他来做工', scene.person(1))
  await answer(objectionId)
  await unfounded(objectionId)
  expect(await scene.stateOf(claimId)).toBe('REVIEWED')
  await (await scene.who('township_legal')).objection.recordRuling({
    ...{ ...of(objectionId), caseNumber: '（2026）鄂28民终1号', reason: '撤销该项公示' }
  })
  expect(await scene.stateOf(claimId)).toBe('OBJECTED')
  await scene.clock('12-16 00:10')
  expect(await scene.stateOf(claimId)).toBe('OBJECTED')
  await settle(objectionId, claimId, 0)
  expect(await scene.stateOf(claimId)).toBe('REJECTED')
})

test('nobody of the supervision committee judges an objection against the own or a relative’s line', async () => {
  scene.at('12-20 10:00')
  const own = await scene.grant(await scene.settle('监委自家'), 'supervision_member')
  const claimId = await scene.firstScored(own)
  const { noticeId } = await scene.hung()
  const objectionId = await object(noticeId, 1, '没有看到他来做工', scene.person(1))
  await answer(objectionId)
  const me = await scene.whoIs(own)
  const found = { finding: 'unfounded' as const, reason: '签到表属实' }
  expect(await outcome(me.objection.verify({ ...of(objectionId), ...found }))).toBe('OBJECTION_RECUSED')
  // To pass it up is no judgment.
  await me.objection.verify({ ...of(objectionId), finding: 'escalate', reason: '本人需要回避' })
  await order(objectionId)
  const settled = { ...of(objectionId), corrections: [], reason: '照原样入账' }
  expect(await outcome(me.claim.settleLine(settled))).toBe('OBJECTION_RECUSED')
  expect(await scene.stateOf(claimId)).toBe('OBJECTED')
})

test('who objected judges nothing about it as another person of the same account', async () => {
  scene.at('12-28 10:00')
  const supervisor = await scene.grant(await scene.settle('监委丙'), 'supervision_member')
  await scene.share(scene.person(2), supervisor)
  const claimId = await scene.firstScored(scene.person(0))
  const { noticeId } = await scene.hung()
  const objectionId = await object(noticeId, 1, '那天他家没有人来', scene.person(2))
  await answer(objectionId)
  const verify = { ...of(objectionId), finding: 'unfounded' as const, reason: '签到表属实' }
  expect(await outcome((await scene.whoIs(supervisor)).objection.verify(verify))).toBe('OBJECTION_OWN')
  expect(await scene.stateOf(claimId)).toBe('OBJECTED')
})

test('who drafted the notice does not sign it as another person of the same account', async () => {
  scene.at('12-29 10:00')
  const drafter = await scene.grant(await scene.settle('村委丁'), 'committee_member')
  const supervisor = await scene.grant(await scene.settle('监委丁'), 'supervision_member')
  await scene.share(drafter, supervisor)
  await scene.firstScored(scene.person(1))
  const batchId = await scene.reviewed()
  const drafted = await (await scene.whoIs(drafter)).claim.draftNotice(scene.ofBatch(batchId))
  const draft = { noticeId: drafted.noticeId ?? '', contentHash: drafted.contentHash ?? '' }
  const signed = (await scene.whoIs(supervisor)).notice.cosign({
    ...{ ...press(), villageId: scene.villageId(), ...draft }
  })
  expect(await outcome(signed)).toBe('NOTICE_COSIGN_OWN')
  await scene.cosign(draft)
})

test('after all of it the ledger recomputes', async () => {
  expect((await verifyLedger(scene.base.db, { villageId: scene.villageId() })).faults).toEqual([])
})
