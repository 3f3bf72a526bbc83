import { watchNotices } from '../jobs/watch-notices'
import { verifyLedger } from '../points/verify'
import { outcome } from '../testing/caller'
import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(3)
const villageId = () => scene.villageId()

/** Three households on one notice since the morning of the 22nd; who they are, and their claims. */
const onNotice = async (day: string) => {
  scene.at(`${day} 10:00`)
  const people = [0, 1, 2].map(scene.person) as [ScenePerson, ScenePerson, ScenePerson]
  const claims: string[] = []
  for (const p of people) claims.push(await scene.firstScored(p))
  const { batchId, noticeId } = await scene.hung()
  return { people, claims: claims as [string, string, string], batchId, noticeId }
}
const object = async (
  noticeId: string,
  lineNo: number | undefined,
  words = '那天他家没有人来',
  as?: ScenePerson
) => {
  const caller = as ? await scene.whoIs(as) : await scene.who('villager')
  const said = { ground: 'content' as const, words, showName: false }
  const given = { ...press(), villageId: villageId(), noticeId, ...said, ...(lineNo ? { lineNo } : {}) }
  return caller.objection.raise(given as Parameters<typeof caller.objection.raise>[0])
}
const of = (objectionId: string) => ({ ...press(), villageId: villageId(), objectionId })
const answered = async (objectionId: string) => {
  const committee = await scene.who('committee_member')
  await committee.objection.receive(of(objectionId))
  await committee.objection.answer({ ...of(objectionId), words: '签到表上有他的名字，当天在场。' })
}
const verify = async (objectionId: string, over: object) =>
  (await scene.who('supervision_member')).objection.verify({
    ...of(objectionId),
    ...({ finding: 'unfounded', reason: '签到表属实', ...over } as { finding: 'unfounded'; reason: string })
  })
const lines = async (batchId: string) =>
  (await (await scene.who('visitor')).claim.publicBatch({ villageId: villageId(), batchId })).lines.map(
    (l) => [l.state, l.nowTotal]
  )
const points = (p: ScenePerson) => scene.account(p.householdId)

describe('refuses', () => {
  test('no line, a line that is not there, an extension, a flaw, nothing to correct, a claim of another household', async () => {
    const { noticeId, claims, batchId } = await onNotice('11-22')
    expect(await outcome(object(noticeId, undefined))).toBe('OBJECTION_LINE_NEEDED')
    expect(await outcome(object(noticeId, 9))).toBe('OBJECTION_LINE_UNKNOWN')
    const { objectionId } = await object(noticeId, 2)
    expect(await outcome(object(noticeId, 2))).toBe('OBJECTION_OPEN_ALREADY')
    const committee = await scene.who('committee_member')
    await committee.objection.receive(of(objectionId))
    const extend = { ...of(objectionId), reason: '要去外地核对' }
    expect(await outcome(committee.objection.extend(extend))).toBe('OBJECTION_NO_EXTENSION')
    await committee.objection.answer({ ...of(objectionId), words: '签到表上有他的名字，当天在场。' })
    const flawed = { finding: 'flawed', steps: ['proposal'] }
    expect(await outcome(verify(objectionId, flawed))).toBe('OBJECTION_NO_STEPS')
    expect(await outcome(verify(objectionId, { finding: 'redo' }))).toBe('OBJECTION_CORRECTIONS_NEEDED')
    const other = { finding: 'redo', corrections: [{ claimId: claims[0], points: 0 }] }
    expect(await outcome(verify(objectionId, other))).toBe('OBJECTION_CORRECTION_UNKNOWN')
    const tooMuch = { finding: 'redo', corrections: [{ claimId: claims[1], points: 6 }] }
    expect(await outcome(verify(objectionId, tooMuch))).toBe('SCORE_OUT_OF_RANGE')
    await verify(objectionId, {})
    expect(
      await outcome(
        scene.who('committee_member').then((c) =>
          c.notice.correct({
            ...press(),
            villageId: villageId(),
            noticeId,
            reason: '改一个字',
            attachments: [],
            text: { title: '积分公示', sections: [{ heading: '', lines: ['改了'], table: null }] }
          })
        )
      )
    ).toBe('BATCH_NOTICE_BY_LINES')
    await scene.clock('11-28 00:10')
    expect(await lines(batchId)).toEqual([
      ['booked', 5],
      ['booked', 5],
      ['booked', 5]
    ])
    expect(await outcome(object(noticeId, 2))).toBe('OBJECTION_WINDOW_CLOSED')
  })
})

test('an objection holds back its own line alone; the others are booked on time, it is booked when it was found unfounded', async () => {
  const { noticeId, people, claims, batchId } = await onNotice('12-01')
  const before = await points(people[1])
  const { objectionId } = await object(noticeId, 2)
  expect(await scene.stateOf(claims[1])).toBe('OBJECTED')
  expect(await scene.stateOf(claims[0])).toBe('PUBLICITY')
  expect((await lines(batchId))[1]).toEqual(['held', 5])
  // The committee that answers sees what is at stake, but not who objected.
  const shown = await (await scene.who('committee_member')).objection.read({
    villageId: villageId(),
    objectionId
  })
  expect(shown).toMatchObject({
    by: null,
    line: { no: 2, claims: [{ claimId: claims[1], points: 5, asked: 5, held: true }] }
  })
  const steps = (await scene.read(await scene.whoIs(people[1]), claims[1])).steps
  expect(steps.at(-1)).toMatchObject({ name: '有人提出异议', by: null, role: null })
  scene.at('12-06 20:00')
  await answered(objectionId)
  expect(await scene.clock('12-07 00:10')).toEqual({ booked: 1 })
  expect(await points(people[1])).toEqual({ ...before, pending: 5 })
  expect((await lines(batchId)).map(([s]) => s)).toEqual(['booked', 'held', 'booked'])
  await verify(objectionId, {})
  expect(await points(people[1])).toEqual({ pending: 0, available: before.available + 5 })
  expect(await scene.stateOf(claims[1])).toBe('POSTED')
  expect(
    (await (await scene.who('committee_member')).claim.listBatches({ villageId: villageId() }))[0]
  ).toMatchObject({ state: 'CLOSED' })
})

test('upheld: what was not earned is taken back by a red entry, what was too much is booked anew, and the household may ask again', async () => {
  const { noticeId, people, claims, batchId } = await onNotice('12-10')
  const before = [await points(people[0]), await points(people[2])] as const
  const none = await object(noticeId, 1, '那天他不在村里')
  const less = await object(noticeId, 3, '他只做了半天', people[0])
  await answered(none.objectionId)
  await answered(less.objectionId)
  await verify(none.objectionId, {
    finding: 'redo',
    reason: '签到表是别人代签的',
    corrections: [{ claimId: claims[0], points: 0 }]
  })
  await verify(less.objectionId, {
    finding: 'redo',
    reason: '只做了半天',
    corrections: [{ claimId: claims[2], points: 2 }]
  })
  expect([await scene.stateOf(claims[0]), await scene.stateOf(claims[2])]).toEqual(['REJECTED', 'REVIEWED'])
  expect(await points(people[0])).toEqual({ ...before[0], pending: 0 })
  expect(await points(people[2])).toEqual({ ...before[1], pending: 2 })
  await scene.clock('12-16 00:10')
  expect(await points(people[2])).toEqual({ pending: 0, available: before[1].available + 2 })
  expect(await lines(batchId)).toEqual([
    ['corrected', 0],
    ['booked', 5],
    ['corrected', 2]
  ])
  const mine = await (await scene.whoIs(people[0])).claim.mine({ villageId: villageId() })
  expect(mine.claims[0]).toMatchObject({
    claimId: claims[0],
    reason: '签到表是别人代签的',
    mayReconsider: true,
    reconsiderUntil: '2026-12-17'
  })
})

test('two objections against one line: it waits for both; one taken back leaves it to the other', async () => {
  const { noticeId, people, claims } = await onNotice('12-20')
  const first = await object(noticeId, 1, '没有看到他来')
  const second = await object(noticeId, 1, '他家来的是小孩', people[1])
  await answered(first.objectionId)
  await verify(first.objectionId, {})
  expect(await scene.stateOf(claims[0])).toBe('OBJECTED')
  await (await scene.whoIs(people[1])).objection.withdraw(of(second.objectionId))
  expect(await scene.stateOf(claims[0])).toBe('REVIEWED')
  const history = (await scene.read(await scene.whoIs(people[0]), claims[0])).steps
  expect(history.at(-1)).toMatchObject({ name: '异议核实完毕', words: '异议已撤回' })
  expect(history.map((s) => s.by)).not.toContain(people[1].name)
  await scene.clock('12-26 00:10')
  expect(await scene.stateOf(claims[0])).toBe('POSTED')
})

test('nobody answers in three days: passed up; a township order leaves the line to be settled by the supervision committee', async () => {
  const { noticeId, people, claims } = await onNotice('12-27')
  const before = await points(people[0])
  const { objectionId } = await object(noticeId, 1, '没有看到他来做工')
  await (await scene.who('committee_member')).objection.receive(of(objectionId))
  await watchNotices(scene.base.db, scene.at('12-30 23:59'))
  const township = async () =>
    (await scene.who('township_staff')).objection.listPassedUp({ townshipId: scene.base.world.A.townshipId })
  expect(await township()).toEqual([])
  await watchNotices(scene.base.db, scene.at('12-31 00:01'))
  expect(await township()).toMatchObject([{ objectionId, line: { no: 1 } }])
  const supervisor = await scene.who('supervision_member')
  const settle = {
    ...of(objectionId),
    corrections: [{ claimId: claims[0], points: 1 }],
    reason: '按乡镇责令改正'
  }
  expect(await outcome(supervisor.claim.settleLine(settle))).toBe('BATCH_LINE_NOT_HELD')
  await (await scene.who('township_legal')).objection.order({
    ...{ ...of(objectionId), ground: 'illegal', article: '村民委员会组织法第36条' },
    ...{ document: '乡责改〔2026〕1号', reason: '公布不真实' }
  })
  expect(await scene.stateOf(claims[0])).toBe('OBJECTED')
  scene.at('12-31 10:00')
  expect(await (await scene.who('supervision_member')).claim.settleLine({ ...settle, ...press() })).toEqual({
    released: 1,
    corrected: 1
  })
  expect(
    await outcome((await scene.who('supervision_member')).claim.settleLine({ ...settle, ...press() }))
  ).toBe('BATCH_LINE_NOT_HELD')
  expect(await points(people[0])).toEqual({ ...before, pending: 1 })
})

test('after all of it the ledger recomputes to the last point', async () => {
  const { faults, entries } = await verifyLedger(scene.base.db, { villageId: villageId() })
  expect(faults).toEqual([])
  expect(entries).toBeGreaterThan(20)
})
