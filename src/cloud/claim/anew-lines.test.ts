import { Client } from 'pg'
import { remindFollowers } from '../jobs/remind-followers'
import { verifyLedger } from '../points/verify'
import { anewScene } from '../testing/anew-scene'
import { outcome } from '../testing/caller'
import { press } from '../testing/notice-scene'

const scene = anewScene()

test('a line that was objected to under both notices goes on when both are answered', async () => {
  const { batchId, noticeId, claims } = await scene.onNotice('11-22 10:00')
  const early = await scene.object(noticeId, 2, scene.person(0))
  await scene.takeDown(noticeId)
  const next = await scene.hungAnew(batchId)
  const late = await scene.object(next, 2, scene.person(2), '他家来的是小孩')
  await scene.answered(early)
  await scene.answered(late)
  await scene.verified(late)
  expect(await scene.stateOf(claims[1])).toBe('OBJECTED')
  await scene.verified(early)
  expect(await scene.stateOf(claims[1])).toBe('REVIEWED')
  await scene.clock('11-28 00:10')
  expect(await scene.states(claims)).toEqual(['POSTED', 'POSTED', 'POSTED'])
})

test('an objection that is upheld after the drafting: drafted once more; who fell leaves a gap, the others keep their numbers', async () => {
  const { batchId, noticeId, claims } = await scene.onNotice('11-29 10:00')
  const objectionId = await scene.object(noticeId, 1, scene.person(2))
  await scene.answered(objectionId)
  await scene.takeDown(noticeId)
  const draft = await scene.anew(batchId)
  await scene.cosign(draft)
  await scene.verified(objectionId, { finding: 'redo', corrections: [{ claimId: claims[0], points: 0 }] })
  expect(await outcome(scene.putUp(draft.noticeId))).toBe('BATCH_LINES_CHANGED')
  expect((await scene.read(noticeId)).correctedBy).toBeNull()
  const committee = await scene.who('committee_member')
  const preview = await committee.claim.previewNotice({ villageId: scene.villageId(), batchId })
  expect(preview.rows.map((r) => [r.no, r.total])).toEqual([
    [2, 5],
    [3, 5]
  ])
  const next = await scene.hungAnew(batchId)
  // By its number it is the same line as before.
  await scene.object(next, 3, scene.person(0))
  expect(await scene.states(claims)).toEqual(['REJECTED', 'PUBLICITY', 'OBJECTED'])
  await scene.clock('12-05 00:10')
  expect(await scene.states(claims)).toEqual(['REJECTED', 'POSTED', 'OBJECTED'])
})

test('one of which nothing is left to hang is over', async () => {
  scene.at('12-06 10:00')
  const claimId = await scene.firstScored(scene.person(0))
  const { batchId, noticeId } = await scene.hung()
  const objectionId = await scene.object(noticeId, 1, scene.person(2))
  await scene.answered(objectionId)
  await scene.verified(objectionId, { finding: 'redo', corrections: [{ claimId, points: 0 }] })
  await scene.takeDown(noticeId)
  const committee = await scene.who('committee_member')
  expect((await committee.claim.draftAnew(scene.input(batchId))).noticeId).toBeNull()
  expect((await scene.readBatch(batchId)).state).toBe('CLOSED')
})

test('found altered: hung anew from the ledger, without repeating what somebody wrote into it; and once more when that leaks', async () => {
  const { batchId, noticeId, claims } = await scene.onNotice('12-07 10:00')
  const client = new Client({ connectionString: scene.base.ownerUrl })
  await client.connect()
  await client.query('alter table notice disable trigger notice_frozen')
  await client.query(
    `update notice set content = jsonb_set(content, '{title}', '"改过的公示"') where id = $1`,
    [noticeId]
  )
  await client.query('alter table notice enable trigger notice_frozen')
  await client.end()
  expect((await scene.readBatch(batchId)).stop).toMatchObject({ reason: 'altered', on: null })
  const next = await scene.hungAnew(batchId)
  const fresh = await scene.read(next)
  expect(JSON.stringify(fresh)).not.toContain('改过的公示')
  expect(fresh.corrects).toMatchObject({ noticeId, differences: [] })
  expect(await scene.read(noticeId)).toMatchObject({ state: 'corrected', correctedBy: next, intact: false })
  // In its last hour: the gap is a short one at midnight, but what is covered does not come back.
  scene.at('12-12 23:30')
  await scene.takeDown(next)
  expect(await scene.clock('12-13 00:05')).toEqual({ booked: 0 })
  scene.at('12-13 09:00')
  const last = await scene.hungAnew(batchId)
  expect((await scene.readBatch(batchId)).formerNotices.map((n) => n.noticeId)).toEqual([noticeId, next])
  expect((await scene.read(next)).correctedBy).toBe(last)
  await scene.clock('12-19 00:10')
  expect(await scene.states(claims)).toEqual(['POSTED', 'POSTED', 'POSTED'])
})

test('pressed twice it is one draft; whoever objects meanwhile is not lost', async () => {
  const { batchId, noticeId, claims } = await scene.onNotice('12-19 10:00')
  await scene.takeDown(noticeId)
  const committee = await scene.who('committee_member')
  const same = scene.input(batchId)
  const [a, b] = await Promise.all([
    committee.claim.draftAnew(same),
    committee.claim.draftAnew(same),
    scene.object(noticeId, 1, scene.person(2))
  ])
  expect(a).toEqual(b)
  expect(await scene.stateOf(claims[0])).toBe('OBJECTED')
  await scene.cosign({ noticeId: a.noticeId ?? '', contentHash: a.contentHash ?? '' })
  const put = await Promise.all([
    outcome(scene.putUp(a.noticeId ?? '')),
    outcome(scene.putUp(a.noticeId ?? ''))
  ])
  expect(put.sort()).toEqual(['NOTICE_UP_ALREADY', 'ok'])
})

test('who asked to be reminded of the days to object is reminded of the new ones', async () => {
  const { batchId, noticeId } = await scene.onNotice('12-20 10:00')
  await (await scene.whoIs(scene.person(3))).notice.follow({
    ...press(),
    villageId: scene.villageId(),
    noticeId
  })
  await scene.takeDown(noticeId)
  scene.at('12-22 10:00')
  const next = await scene.hungAnew(batchId)
  expect(await remindFollowers(scene.base.db, scene.at('12-26 07:00'))).toEqual({ reminded: 0 })
  expect(await remindFollowers(scene.base.db, scene.at('12-26 09:00'))).toEqual({ reminded: 1 })
  const told = await scene.base.db
    .selectFrom('outbox')
    .select(['holder_id', 'payload'])
    .where('kind', '=', 'notice_closing')
    .execute()
  expect(told.filter((m) => m.payload.noticeId === next).map((m) => m.holder_id)).toEqual([
    scene.person(3).id
  ])
})

test('after all of it the ledger recomputes', async () => {
  expect((await verifyLedger(scene.base.db, { villageId: scene.villageId() })).faults).toEqual([])
})
