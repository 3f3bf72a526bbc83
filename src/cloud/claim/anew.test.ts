import { verifyLedger } from '../points/verify'
import { anewScene } from '../testing/anew-scene'
import { as, outcome } from '../testing/caller'
import { press } from '../testing/notice-scene'

const scene = anewScene()

describe('refuses', () => {
  test('whoever has no seat, another village, a batch that does not hang, a notice that hangs or is only interrupted', async () => {
    scene.at('11-22 10:00')
    const claimId = await scene.firstScored(scene.person(0))
    const batchId = await scene.reviewed()
    const draft = async () =>
      outcome((await scene.who('committee_member')).claim.draftAnew(scene.input(batchId)))
    expect(await draft()).toBe('BATCH_NOT_NOW')
    const first = await scene.drafted(batchId)
    await scene.cosign(first)
    await scene.putUp(first.noticeId)
    expect(await draft()).toBe('BATCH_NOTICE_HANGS')
    await scene.takeDown(first.noticeId, 'outage', 'committee_member')
    scene.at('11-22 14:00')
    expect(await draft()).toBe('BATCH_NOTICE_HANGS')
    await scene.putUp(first.noticeId)
    for (const role of [
      'villager',
      'points_assessor',
      'supervision_member',
      'courtyard_host',
      'township_staff',
      'visitor'
    ] as const)
      expect([role, await outcome((await scene.who(role)).claim.draftAnew(scene.input(batchId)))]).toEqual([
        role,
        role === 'visitor' ? 'NOT_SIGNED_IN' : 'FORBIDDEN'
      ])
    const other = await as(scene.base.world.callerFor('committee_member', 'B'))
    expect(await outcome(other.claim.draftAnew(scene.input(batchId)))).toBe('FORBIDDEN')
    // Its days were whole before anybody found the leak: what follows from them stands.
    scene.at('11-28 00:01')
    await scene.takeDown(first.noticeId)
    expect(await draft()).toBe('BATCH_WINDOW_OVER')
    await scene.clock('11-28 00:10')
    expect(await scene.stateOf(claimId)).toBe('POSTED')
    expect(await draft()).toBe('BATCH_NOT_NOW')
  })

  test('to hang again what was covered, a reason with personal data in it, a draft that has been overtaken', async () => {
    const { batchId, noticeId } = await scene.onNotice('11-29 10:00')
    await scene.takeDown(noticeId)
    expect(await outcome(scene.putUp(noticeId))).toBe('NOTICE_COVERED')
    const told = await scene.base.db
      .selectFrom('outbox')
      .select(['holder_id', 'payload'])
      .where('kind', '=', 'notice_covered')
      .execute()
    const here = told.filter((m) => m.payload.batchId === batchId).map((m) => m.holder_id)
    expect(here).toEqual([scene.base.world.A.holders.committee_member.id])
    const telling = { ...scene.input(batchId), reason: '照片上有电话13872001234' }
    expect(await outcome((await scene.who('committee_member')).claim.draftAnew(telling))).toBe(
      'NOTICE_PERSONAL_DATA'
    )
    const old = await scene.anew(batchId)
    const draft = await scene.anew(batchId)
    await scene.cosign(old)
    await scene.cosign(draft)
    expect(await outcome(scene.putUp(old.noticeId))).toBe('BATCH_NOTICE_OLD')
    expect(await scene.read(noticeId)).toMatchObject({ covered: true, correctedBy: null })
    await scene.putUp(draft.noticeId)
    expect(await outcome(scene.putUp(old.noticeId))).toBe('NOTICE_STANDING')
    const committee = await scene.who('committee_member')
    expect(await outcome(committee.claim.draftAnew(scene.input(batchId)))).toBe('BATCH_NOTICE_HANGS')
    await scene.clock('12-05 00:10')
  })

  test('the database: a batch that hangs by another notice without the event that says why', async () => {
    const { batchId, noticeId } = await scene.onNotice('12-05 10:00')
    await scene.takeDown(noticeId)
    const draft = await scene.anew(batchId)
    for (const notice_id of [draft.noticeId, null]) {
      const change = scene.base.db
        .updateTable('points_batch')
        .set({ notice_id })
        .where('id', '=', batchId)
        .execute()
      await expect(change).rejects.toThrow('frozen: notice_id of points_batch is refused')
    }
    await scene.cosign(draft)
    await scene.putUp(draft.noticeId)
    await scene.clock('12-11 00:10')
    expect((await scene.readBatch(batchId)).state).toBe('CLOSED')
  })
})

test('from the leak to the entry: nothing is booked twice, the days are whole, what was objected to before still counts', async () => {
  const before = await scene.pending()
  const { batchId, noticeId, claims } = await scene.onNotice('12-13 10:00')
  const [first, second, third] = claims
  const [one, two, three] = scene.people()
  scene.at('12-14 09:00')
  const early = await scene.object(noticeId, 1, three)
  await scene.answered(early)
  await (await scene.whoIs(two)).notice.follow({ ...press(), villageId: scene.villageId(), noticeId })
  scene.at('12-14 10:00')
  await scene.takeDown(noticeId)
  const [listed] = await (await scene.who('committee_member')).claim.listBatches({
    villageId: scene.villageId()
  })
  expect(listed).toMatchObject({ stateName: '公示停了，要重新公示', stopped: true })
  const leak = { words: '含有个人信息，已经遮住', on: '2026-12-14' }
  expect((await scene.readBatch(batchId)).stop).toEqual({ ...leak, reason: 'leak', draft: null })
  const home = await scene.readClaim(await scene.whoIs(two), second)
  expect(home.hangs).toEqual({ stopped: leak, anewOn: null, windowLastDay: null })

  expect(await scene.clock('12-19 00:10')).toEqual({ booked: 0 })
  expect(await scene.states(claims)).toEqual(['OBJECTED', 'PUBLICITY', 'PUBLICITY'])
  scene.at('12-19 09:00')
  const draft = await scene.anew(batchId)
  expect((await scene.readBatch(batchId)).stop?.draft).toEqual({ noticeId: draft.noticeId, state: 'draft' })
  await scene.cosign(draft)
  expect((await scene.read(noticeId)).state).toBe('interrupted')
  expect(await scene.putUp(draft.noticeId)).toMatchObject({ windowLastDay: '2026-12-24' })

  expect(await scene.read(noticeId)).toMatchObject({
    state: 'corrected',
    correctedBy: draft.noticeId,
    covered: true
  })
  const fresh = await scene.read(draft.noticeId)
  expect(fresh.title).toMatch(/积分公示（重新公示）$/)
  expect(fresh.corrects).toMatchObject({ noticeId, reason: '张贴的照片拍到了别人的证件' })
  expect(fresh.corrects?.differences.every((d) => d.before === null || d.before.includes('已遮挡'))).toBe(
    true
  )
  expect(JSON.stringify(fresh.sections)).toContain('以前提出的异议继续有效')
  const shown = await (await scene.who('visitor')).claim.publicBatch({
    villageId: scene.villageId(),
    batchId
  })
  expect(shown).toMatchObject({ noticeId: draft.noticeId, windowLastDay: '2026-12-24' })
  expect(JSON.stringify(fresh.sections).replace(/ /g, '')).toContain(shown.head?.hash)
  expect(shown.lines.map((l) => [l.no, l.state])).toEqual([
    [1, 'held'],
    [2, 'open'],
    [3, 'open']
  ])
  expect(await scene.pending()).toEqual(before.map((points) => points + 5))
  const mine = await scene.readClaim(await scene.whoIs(two), second)
  expect(mine).toMatchObject({
    noticeId: draft.noticeId,
    hangs: { stopped: null, anewOn: '2026-12-19', windowLastDay: '2026-12-24' }
  })
  expect(mine.steps.at(-1)).toMatchObject({ name: '原公示停了，重新张榜公示', state: 'PUBLICITY' })
  expect((await scene.readBatch(batchId)).formerNotices).toMatchObject([{ noticeId }])

  // Said once about a line, whichever notice it was said under; the former one takes nothing any more.
  expect(await outcome(scene.object(draft.noticeId, 1, three, '他家来的是小孩'))).toBe(
    'OBJECTION_OPEN_ALREADY'
  )
  expect(await outcome(scene.object(noticeId, 2, three))).toBe('OBJECTION_WINDOW_CLOSED')
  const late = await scene.object(draft.noticeId, 3, one)
  await scene.answered(late)
  await scene.verified(early)
  expect(await outcome(scene.object(draft.noticeId, 1, three))).toBe('OBJECTION_REPEATED')
  expect(await scene.states(claims)).toEqual(['REVIEWED', 'PUBLICITY', 'OBJECTED'])
  expect(await scene.clock('12-24 23:59')).toEqual({ booked: 0 })
  expect(await scene.clock('12-25 00:10')).toEqual({ booked: 1 })
  expect(await scene.states(claims)).toEqual(['POSTED', 'POSTED', 'OBJECTED'])
  await scene.verified(late, { finding: 'redo', corrections: [{ claimId: third, points: 2 }] })
  expect(await scene.stateOf(third)).toBe('POSTED')
  expect((await scene.readBatch(batchId)).state).toBe('CLOSED')
  expect(await scene.pending()).toEqual(before)
  expect((await scene.readClaim(await scene.whoIs(one), first)).hangs).toBeNull()
})

test('after all of it the ledger recomputes', async () => {
  expect((await verifyLedger(scene.base.db, { villageId: scene.villageId() })).faults).toEqual([])
})
