import { createHash } from 'node:crypto'
import { outcome } from '../testing/caller'
import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(6)
const villageId = () => scene.villageId()
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const ofClaim = (claimId: string) => ({ ...press(), villageId: villageId(), claimId })
const committee = () => scene.who('committee_member')
const secretary = () => scene.who('party_secretary')

describe('refuses', () => {
  test('a batch of nothing, a second one beside it, whoever has no seat', async () => {
    const open = { villageId: villageId() }
    expect(await outcome((await committee()).claim.openBatch({ ...press(), ...open }))).toBe('BATCH_EMPTY')
    for (const role of [
      'villager',
      'points_assessor',
      'supervision_member',
      'courtyard_host',
      'township_staff'
    ] as const)
      expect([role, await outcome((await scene.who(role)).claim.openBatch({ ...press(), ...open }))]).toEqual(
        [role, 'FORBIDDEN']
      )
    const claimId = await scene.firstScored(scene.person(0))
    const openIt = async () => outcome((await committee()).claim.openBatch({ ...press(), ...open }))
    expect((await Promise.all([openIt(), openIt()])).sort()).toEqual(['BATCH_OPEN_ALREADY', 'ok'])
    const batchId = (await (await committee()).claim.waiting(open)).open ?? ''
    expect(await outcome((await secretary()).claim.reviewBatch(scene.ofBatch(batchId)))).toBe(
      'BATCH_RECHECK_OPEN'
    )
    expect(await outcome((await secretary()).claim.draftNotice(scene.ofBatch(batchId)))).toBe(
      'BATCH_NOT_REVIEWED'
    )
    expect(await outcome((await secretary()).claim.recheck({ ...ofClaim(claimId), points: 6 }))).toBe(
      'SCORE_OUT_OF_RANGE'
    )
    expect(await outcome((await secretary()).claim.recheck({ ...ofClaim(claimId), points: 4 }))).toBe(
      'SCORE_REASON_NEEDED'
    )
    expect(await outcome((await committee()).claim.publicBatch({ villageId: villageId(), batchId }))).toBe(
      'NOT_FOUND'
    )
    // Of one claim, one is drawn; found to be nothing, it falls, and the batch with it.
    await (await secretary()).claim.recheck({ ...ofClaim(claimId), points: 0, reason: '没有这回事' })
    expect((await (await committee()).claim.listBatches(open))[0]).toMatchObject({
      state: 'CLOSED',
      rechecked: 1
    })
    expect(await outcome((await secretary()).claim.recheck({ ...ofClaim(claimId), points: 0 }))).toBe(
      'BATCH_NOT_NOW'
    )
  })
  test('a reviewer who recorded or scored it, or whose household it is: left to another', async () => {
    const { lines } = await scene.recorded([scene.person(1)], { occurredOn: '2026-10-01' })
    const recorded = await scene.score(lines[0]?.claimId ?? '', [5, 5, 5])
    const { households } = scene.base.world.A
    const host = await scene.who('courtyard_host')
    const family = scene.deed({ householdId: households[1].id, occurredOn: '2026-10-02' })
    const own = await scene.score((await host.claim.declare(family)).claimId, [5, 5, 5])
    const batchId = await scene.openBatch()
    const clerk = await committee()
    expect(await outcome(clerk.claim.recheck({ ...ofClaim(recorded), points: 5 }))).toBe('REVIEWER_TOOK_PART')
    expect(await outcome(clerk.claim.recheck({ ...ofClaim(own), points: 5 }))).toBe('REVIEWER_RECUSED')
    const other = await scene.grant(await scene.settle('村委乙'), 'committee_member')
    const second = await scene.whoIs(other)
    const { claims } = await second.claim.readBatch({ villageId: villageId(), batchId, only: 'drawn' })
    for (const c of claims) await second.claim.recheck({ ...ofClaim(c.claimId), points: 5 })
    expect(await outcome(second.claim.recheck({ ...ofClaim(claims[0]?.claimId ?? ''), points: 5 }))).toBe(
      'RECHECK_TWICE'
    )
    const first = await clerk.claim.reviewBatch(scene.ofBatch(batchId))
    expect(first).toMatchObject({ reviewed: 0, state: 'REVIEWING' })
    expect(first.left.map((l) => l.why).sort()).toEqual([
      '不能给自己家打分，请由别人来评。',
      '这一条您记过或评过，复核要请别人来做。'
    ])
    expect(await second.claim.reviewBatch(scene.ofBatch(batchId))).toEqual({
      reviewed: 2,
      left: [],
      state: 'REVIEWED'
    })
    const draft = await scene.drafted(batchId)
    await scene.cosign(draft)
    await scene.putUp(draft.noticeId)
  })
})

test('anyone can make the draw again from what the batch shows, and at least a tenth is drawn', async () => {
  const ids: string[] = []
  for (let i = 0; i < 12; i += 1) ids.push(await scene.firstScored(scene.person(i % 6)))
  const batchId = await scene.openBatch()
  const { draw, claims } = await (await committee()).claim.readBatch({ villageId: villageId(), batchId })
  expect(claims.map((c) => c.claimId).sort()).toEqual([...ids].sort())
  expect(draw).toMatchObject({ percent: 10, of: 12, drawn: 2 })
  // Head and list are known before the batch is opened; the last part is not.
  expect(draw.seed).toMatch(/^2026-\d\d-\d+\/[0-9a-f]{64}\/[0-9a-f]{32}$/)
  expect(draw.seed.split('/')[1]).toBe(sha256([...ids].sort().join(',')))
  const lots = ids.map((id) => ({ id, lot: sha256(`${draw.head}:${draw.seed}:${id}`) }))
  const smallest = lots
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, 2)
    .map((l) => l.id)
  expect(
    claims
      .filter((c) => c.drawn)
      .map((c) => c.claimId)
      .sort()
  ).toEqual(smallest.sort())
  const drawn = await (await committee()).claim.readBatch({ villageId: villageId(), batchId, only: 'drawn' })
  expect(drawn.claims.every((c) => c.mayReview)).toBe(true)
  const [one, two] = smallest as [string, string]
  await (await committee()).claim.recheck({ ...ofClaim(one), points: 3, reason: '只来了大半天' })
  await (await committee()).claim.recheck({ ...ofClaim(two), points: 5 })
  expect((await (await committee()).claim.reviewBatch(scene.ofBatch(batchId))).reviewed).toBe(12)
  const looked = await (await committee()).claim.readBatch({ villageId: villageId(), batchId, only: 'drawn' })
  const of = looked.claims.find((c) => c.claimId === one)
  expect(of).toMatchObject({
    points: 3,
    recheck: { by: '谭志强（村委会成员）', points: 3, words: '只来了大半天' }
  })
  const preview = await (await committee()).claim.previewNotice({ villageId: villageId(), batchId })
  expect(preview.rows.reduce((sum, row) => sum + row.total, 0)).toBe(12 * 5 - 2)
  const draft = await scene.drafted(batchId)
  const read = await (await committee()).notice.read({ villageId: villageId(), noticeId: draft.noticeId })
  const words = JSON.stringify(read.sections)
  const { claims: all } = await (await scene.who('supervision_member')).claim.readBatch({
    villageId: villageId(),
    batchId
  })
  expect(all.some((c) => words.includes(c.householdName))).toBe(false)
  expect(words).toContain('田家（尾号104）')
  expect(words.replace(/ /g, '')).toContain(
    (await (await committee()).claim.readBatch({ villageId: villageId(), batchId })).headNow.hash
  )
  await scene.cosign(draft)
  await scene.putUp(draft.noticeId)
})

describe('what hangs is what the ledger took', () => {
  const capped = async (who: ScenePerson, times: number) => {
    const id = await scene.declared(who, { itemId: scene.items.capped, times })
    return scene.score(id, [times * 5, times * 5, times * 5])
  }
  test('a claim for which no room is left at drafting falls with that reason; an older draft hangs no more', async () => {
    const me = scene.person(2)
    const [kept, full] = [await capped(me, 2), await capped(me, 2)]
    // Both fit when they were declared; then something else filled the cap.
    const { postAwards } = await import('../points/ledger')
    const { newId } = await import('../crypto/new-id')
    const by = { id: me.id, name: '会计', role: 'committee_member' as const }
    const batchId = await scene.reviewed()
    const first = await scene.drafted(batchId)
    await postAwards(scene.base.db, {
      ...{
        villageId: villageId(),
        requestId: newId(),
        by,
        now: scene.base.now,
        batchId: null,
        pending: false
      },
      lines: [
        {
          ...{
            line: 0,
            entryId: newId(),
            householdId: me.householdId,
            memberId: null,
            itemId: scene.items.capped
          },
          ...{ points: 5, slot: null, occurredOn: '2026-11-01', expiresOn: null, note: null, claimId: null },
          caps: [{ holderId: me.householdId, counterId: scene.items.capped, period: '2026-Q4', limit: 20 }]
        }
      ]
    })
    await scene.cosign(first)
    expect(await outcome(scene.putUp(first.noticeId))).toBe('BATCH_LINES_CHANGED')
    expect(await scene.stateOf(kept)).toBe('VILLAGE_REVIEWED')
    const second = await (await committee()).claim.draftNotice(scene.ofBatch(batchId))
    expect(second).toMatchObject({ dropped: 1 })
    expect(await outcome(scene.putUp(first.noticeId))).toBe('BATCH_NOTICE_OLD')
    const states = [await scene.stateOf(kept), await scene.stateOf(full)]
    expect(states.sort()).toEqual(['REJECTED', 'VILLAGE_REVIEWED'])
    const mine = (await (await scene.whoIs(me)).claim.mine({ villageId: villageId() })).claims
    expect(mine.find((c) => c.state === 'REJECTED')?.reason).toContain('每户每季最多20分')
    await scene.cosign({ noticeId: second.noticeId ?? '', contentHash: second.contentHash ?? '' })
    await scene.putUp(second.noticeId ?? '')
    expect((await scene.account(me.householdId)).pending).toBeGreaterThanOrEqual(10)
  })
  test('what the supervision committee would not sign is put right before it hangs, and the notice drafted anew', async () => {
    const claimId = await scene.firstScored(scene.person(3))
    const other = await scene.firstScored(scene.person(3))
    const batchId = await scene.reviewed()
    const first = await scene.drafted(batchId)
    const drawn = await (await committee()).claim.readBatch({
      villageId: villageId(),
      batchId,
      only: 'drawn'
    })
    const open = drawn.claims.some((c) => c.claimId === claimId) ? other : claimId
    const wrong = { ...ofClaim(open), points: 1, reason: '监委核对签到表只有半天' }
    expect(await outcome((await committee()).claim.recheck(wrong))).toBe('REVIEWER_TOOK_PART')
    expect(await (await secretary()).claim.recheck({ ...wrong, ...press() })).toMatchObject({
      ...{ state: 'VILLAGE_REVIEWED', points: 1 }
    })
    await scene.cosign(first)
    expect(await outcome(scene.putUp(first.noticeId))).toBe('BATCH_NOTICE_OLD')
    const second = await scene.drafted(batchId)
    await scene.cosign(second)
    await scene.putUp(second.noticeId)
    expect(await outcome((await secretary()).claim.recheck({ ...wrong, ...press() }))).toBe('BATCH_NOT_NOW')
  })
  test('while a notice is damaged its days begin anew, and nothing is booked before they have passed', async () => {
    const claimId = await scene.firstScored(scene.person(4))
    const { noticeId } = await scene.hung()
    scene.at('11-25 10:00')
    const down = {
      ...press(),
      villageId: villageId(),
      noticeId,
      channels: ['wall' as const],
      reason: 'damaged' as const
    }
    await (await committee()).notice.takeDown(down)
    scene.at('11-26 10:00')
    await scene.putUp(noticeId).catch(async () => {
      const wall = { ...press(), villageId: villageId(), noticeId, channels: ['wall' as const] }
      await (await secretary()).notice.putUp(wall)
    })
    await scene.clock('11-28 00:10')
    expect(await scene.stateOf(claimId)).toBe('PUBLICITY')
    await scene.clock('12-02 00:10')
    expect(await scene.stateOf(claimId)).toBe('POSTED')
  })
  test('the county sets the days between three and seven', async () => {
    scene.at('12-03 10:00')
    await scene.base.db
      .insertInto('county_choice')
      .values({ place_id: scene.base.world.A.countyId, points_window_days: 3 })
      .execute()
    const claimId = await scene.firstScored(scene.person(5))
    const { batchId } = await scene.hung()
    const shown = await (await scene.who('visitor')).claim.publicBatch({ villageId: villageId(), batchId })
    expect(shown.windowLastDay).toBe('2026-12-06')
    await scene.clock('12-06 23:59')
    expect(await scene.stateOf(claimId)).toBe('PUBLICITY')
    await scene.clock('12-07 00:10')
    expect(await scene.stateOf(claimId)).toBe('POSTED')
  })
})
