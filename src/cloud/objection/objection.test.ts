import { watchNotices } from '../jobs/watch-notices'
import { as, outcome } from '../testing/caller'
import { noticeScene, press } from '../testing/notice-scene'

const scene = noticeScene()
const { villageId, who, at, hung, read, raise } = scene
const about = (objectionId: string) => ({ ...press(), villageId: villageId(), objectionId })
const receive = async (id: string, role: 'committee_member' | 'supervision_member' = 'committee_member') =>
  (await who(role)).objection.receive(about(id))
const words = '已经核对过签到表，您家由家人签收了通知。'
const answer = async (id: string, text = words) =>
  (await who('committee_member')).objection.answer({ ...about(id), words: text })
const verify = async (id: string, over: object = {}) =>
  (await who('supervision_member')).objection.verify({
    ...about(id),
    finding: 'unfounded',
    reason: '通知有签收记录',
    ...over
  })
const open = async (over: object = {}) => (await raise(await hung(), over)).objectionId
const answered = async () => {
  const id = await open()
  await receive(id)
  await answer(id)
  return id
}
const told = async (objectionId: string) => {
  const rows = await scene.db.selectFrom('outbox').selectAll().orderBy('id').execute()
  return rows.filter((m) => m.payload.objectionId === objectionId).map((m) => [m.kind, m.holder_id])
}
beforeEach(() => at('11-22 10:00'))

describe('refuses', () => {
  test('whoever is not a villager of this village, and whoever comes before or after the window', async () => {
    const noticeId = await hung()
    const stranger = await scene.world.callerFor('villager', 'B')
    const input = {
      ...press(),
      villageId: villageId(),
      noticeId,
      ground: 'content' as const,
      words: '不合理的',
      showName: false
    }
    expect(await outcome((await as(stranger)).objection.raise(input))).toBe('FORBIDDEN')
    expect(await outcome((await who('visitor')).objection.raise(input))).toBe('NOT_SIGNED_IN')
    expect(await outcome((await who('township_staff')).objection.raise(input))).toBe('FORBIDDEN')
    expect(await outcome(raise((await scene.drafted()).noticeId))).toBe('OBJECTION_WINDOW_CLOSED')
    at('11-30 00:00')
    expect(await outcome(raise(noticeId))).toBe('OBJECTION_WINDOW_CLOSED')
  })
  test('a second one of the same villager while the first is open, and the same words after the answer', async () => {
    const noticeId = await hung()
    const { objectionId } = await raise(noticeId)
    expect(await outcome(raise(noticeId, { words: '还有一条意见' }))).toBe('OBJECTION_OPEN_ALREADY')
    await receive(objectionId)
    await answer(objectionId)
    await verify(objectionId)
    expect(await outcome(raise(noticeId, { words: '开会没有，通知到我家！' }))).toBe('OBJECTION_REPEATED')
    expect(await outcome(raise(noticeId, { words: '钱数也不对' }))).toBe('ok')
  })
  test('ten presses at once book one objection', async () => {
    const noticeId = await hung()
    const done = await Promise.all(Array.from({ length: 10 }, () => outcome(raise(noticeId))))
    expect(done.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(done)).toEqual(new Set(['ok', 'OBJECTION_OPEN_ALREADY']))
  })
  test('steps out of order, by the wrong people, in their own matter, or with personal data', async () => {
    const id = await open()
    expect(await outcome(answer(id))).toBe('OBJECTION_NOT_NOW')
    expect(await outcome(verify(id))).toBe('OBJECTION_NOT_NOW')
    expect(await outcome((await who('villager')).objection.receive(about(id)))).toBe('FORBIDDEN')
    expect(await outcome((await who('party_member')).objection.withdraw(about(id)))).toBe('FORBIDDEN')
    await receive(id)
    expect(await outcome(answer(id, '请打电话13972413355问村里的会计'))).toBe('OBJECTION_PERSONAL_DATA')
    await answer(id)
    expect(await outcome(verify(id, { finding: 'flawed', steps: [] }))).toBe('OBJECTION_STEPS_BAD')
    expect(await outcome(verify(id, { finding: 'redo' }))).toBe('OBJECTION_REDO_RESOLUTION')
    expect(
      await outcome(
        (await who('committee_member')).objection.verify({
          ...about(id),
          finding: 'unfounded',
          reason: '已经答复'
        })
      )
    ).toBe('FORBIDDEN')
    const noticeId = await hung()
    const own = await (await who('supervision_member')).objection.raise({
      ...press(),
      villageId: villageId(),
      noticeId,
      ground: 'content',
      words: '这条路线不合理',
      showName: false
    })
    await receive(own.objectionId)
    await answer(own.objectionId)
    expect(await outcome(verify(own.objectionId))).toBe('OBJECTION_OWN')
  })
  test('any change of what was said', async () => {
    const id = await open()
    const change = scene.db.updateTable('objection').set({ words: '没有意见' }).where('id', '=', id)
    await expect(change.execute()).rejects.toThrow('frozen: words')
    await expect(scene.db.deleteFrom('objection_event').execute()).rejects.toThrow('permission denied')
  })
})

test('raised, received, answered and verified: the notice waits for it and then goes on, longer', async () => {
  const noticeId = await hung()
  at('11-23 10:00')
  const receipt = await raise(noticeId)
  expect(receipt.due).toEqual({
    termName: '受理回执',
    dueAt: '2026-11-24T02:00:00.000Z',
    late: false,
    left: '还剩24小时',
    byWhen: '11月24日10:00前'
  })
  const id = receipt.objectionId
  expect(await read(noticeId)).toMatchObject({ state: 'window_open', windowLastDay: null })
  at('11-23 15:00')
  expect((await receive(id)).due).toMatchObject({ termName: '答复', dueAt: '2026-11-26T16:00:00.000Z' })
  await (await who('committee_member')).objection.extend({ ...about(id), reason: '要找当时的签到表' })
  at('11-25 09:00')
  expect(await answer(id)).toMatchObject({ state: 'ANSWERED', due: { termName: '村监委核实' } })
  at('11-25 10:00')
  expect(await verify(id)).toMatchObject({ state: 'UNFOUNDED', effect: 'notice_continues', due: null })
  expect(await read(noticeId)).toMatchObject({ windowLastDay: '2026-12-01', extendedDays: 2 })
  const { villager, committee_member, supervision_member } = scene.world.A.holders
  expect(await told(id)).toEqual([
    ['objection_to_receive', committee_member.id],
    ['objection_raised', supervision_member.id],
    ['objection_received', villager.id],
    ['objection_answered', villager.id],
    ['objection_to_verify', supervision_member.id],
    ['objection_verified', villager.id]
  ])
  const own = await (await who('villager')).objection.listOwn({ villageId: villageId() })
  expect(own.find((o) => o.objectionId === id)?.history.map((h) => [h.name, h.by])).toEqual([
    ['提出异议', '提出人'],
    ['受理并发回执', '谭志强'],
    ['情况复杂，延长答复', '谭志强'],
    ['答复', '谭志强'],
    ['核实：异议不成立', '黄显明']
  ])
})

test('a flaw sends the matter back to its earliest flawed step, and the notice stands no longer', async () => {
  const noticeId = await hung()
  const { objectionId } = await raise(noticeId)
  await receive(objectionId)
  await answer(objectionId)
  const found = await verify(objectionId, {
    finding: 'flawed',
    steps: ['resolution', 'review'],
    reason: '党员大会人数不够'
  })
  expect(found).toMatchObject({ state: 'FLAWED', effect: 'return', backToStep: 'review' })
  at('11-22 11:00')
  const shown = await read(noticeId)
  expect(shown).toMatchObject({ state: 'interrupted', stoppedAt: '2026-11-22T02:00:00.000Z' })
  expect(shown.objections[0]?.history.at(-1)).toMatchObject({
    words: '党员大会人数不够',
    flawedSteps: ['审议', '决议']
  })
  await scene.takeDown(noticeId, 'damaged')
  expect(await outcome(scene.putUp(noticeId, ['wall']))).toBe('NOTICE_STOPPED')
})

test('the name is hidden from the public and from the committee, and known to the supervision committee', async () => {
  const noticeId = await hung()
  const { objectionId } = await raise(noticeId, { words: '我家的地被占了' })
  const notHere = async (seen: unknown) => expect(JSON.stringify(await seen)).not.toMatch(/田桂英|田＊/)
  await notHere(read(noticeId))
  await notHere(read(noticeId, 'committee_member'))
  expect(JSON.stringify(await read(noticeId))).not.toContain('我家的地被占了')
  const target = { villageId: villageId(), objectionId }
  const committee = await who('committee_member')
  await notHere(committee.objection.list({ villageId: villageId() }))
  expect(await committee.objection.read(target)).toMatchObject({
    words: '我家的地被占了',
    by: null,
    own: false,
    actions: ['acknowledge', 'record_ruling']
  })
  const supervisor = await who('supervision_member')
  expect(await supervisor.objection.read(target)).toMatchObject({ by: '田桂英' })
  const queue = await supervisor.objection.list({ villageId: villageId() })
  expect(queue.find((o) => o.objectionId === objectionId)?.by).toBe('田桂英')
  expect(await (await who('villager')).objection.read(target)).toMatchObject({ by: '田桂英', own: true })
  expect(await outcome((await who('household_head')).objection.read(target))).toBe('FORBIDDEN')
  expect(await outcome((await who('township_staff')).objection.read(target))).toBe('FORBIDDEN')
  expect(await outcome((await who('visitor')).objection.read(target))).toBe('NOT_SIGNED_IN')
})

test('shown by choice, the name is masked for all but those who may know it', async () => {
  const noticeId = await hung()
  const { objectionId } = await raise(noticeId, { showName: true })
  expect((await read(noticeId)).objections.map((o) => o.by)).toEqual(['田＊＊'])
  const target = { villageId: villageId(), objectionId }
  expect((await (await who('committee_member')).objection.read(target)).by).toBe('田＊＊')
  expect((await (await who('supervision_member')).objection.read(target)).by).toBe('田桂英')
})

test('what nobody takes up in a day goes to the township by itself, which reports and does not judge', async () => {
  const id = await open()
  at('11-23 09:59')
  expect((await watchNotices(scene.db, scene.world.time())).passedUp).toBe(0)
  at('11-23 10:00')
  const sweeps = await Promise.all([1, 2, 3].map(() => watchNotices(scene.db, scene.world.time())))
  const escalated = await scene.db
    .selectFrom('objection_event')
    .selectAll()
    .where('objection_id', '=', id)
    .where('type', '=', 'escalate')
    .execute()
  expect(escalated.map((e) => [e.actor_id, e.detail])).toEqual([
    [null, { reason: '超过期限没有办', late: 'receipt' }]
  ])
  expect(sweeps.some((s) => s.passedUp > 0)).toBe(true)
  const staff = await who('township_staff')
  const waiting = await staff.objection.listPassedUp({ townshipId: scene.world.A.townshipId })
  expect(waiting.find((o) => o.objectionId === id)).toMatchObject({
    by: '田桂英',
    due: { termName: '乡镇核实', late: false },
    actions: ['report_finding']
  })
  const report = { ...about(id), words: '已经到村里核实，通知确实没有送到。' }
  expect(await outcome((await who('committee_member')).objection.report(report))).toBe('FORBIDDEN')
  expect(await staff.objection.report(report)).toMatchObject({ state: 'ANSWERED', effect: 'none' })
  expect(await verify(id)).toMatchObject({ state: 'UNFOUNDED' })
})

test('the villager takes it back, and the notice goes on; sent back, a reply is due again', async () => {
  const id = await answered()
  expect(await verify(id, { finding: 'send_back', reason: '没有说谁签收的' })).toMatchObject({
    state: 'RECEIVED',
    due: { termName: '答复' }
  })
  expect(await (await who('villager')).objection.withdraw(about(id))).toMatchObject({
    state: 'WITHDRAWN',
    effect: 'notice_continues'
  })
  expect(await outcome(answer(id))).toBe('OBJECTION_CLOSED')
})

test('the township orders only what an article names, and the notice stands no longer', async () => {
  const noticeId = await hung()
  const { objectionId } = await raise(noticeId)
  await receive(objectionId)
  const order = async (article: string, role: 'township_legal' | 'township_staff' = 'township_legal') =>
    (await who(role)).objection.order({
      ...about(objectionId),
      ground: 'illegal',
      article,
      document: '沙溪乡责改〔2026〕1号',
      reason: '表决人数不够法定人数'
    })
  expect(await outcome(order('有关规定'))).toBe('OBJECTION_ORDER_NO_ARTICLE')
  expect(await outcome(order('村民委员会组织法第25条', 'township_staff'))).toBe('FORBIDDEN')
  expect(await order('村民委员会组织法第25条')).toMatchObject({ state: 'VIOLATION', effect: 'suspend' })
  at('11-22 11:00')
  expect(await read(noticeId)).toMatchObject({ state: 'interrupted' })
  expect(await told(objectionId)).toContainEqual(['objection_verified', scene.world.A.holders.villager.id])
})

test('a court may rule after the village has closed the matter', async () => {
  const id = await answered()
  await verify(id)
  const ruling = { ...about(id), caseNumber: '（2026）鄂2802行初1号', reason: '撤销这个决定' }
  expect(await outcome((await who('villager')).objection.recordRuling(ruling))).toBe('FORBIDDEN')
  expect(await (await who('supervision_member')).objection.recordRuling(ruling)).toMatchObject({
    state: 'VIOLATION',
    effect: 'suspend'
  })
})

test('the villager passes it up when a term ran out, and not before', async () => {
  const id = await open()
  const escalate = async () => (await who('villager')).objection.escalate(about(id))
  at('11-23 09:59')
  expect(await outcome(escalate())).toBe('OBJECTION_NOT_LATE')
  at('11-23 10:00')
  expect(await escalate()).toMatchObject({ state: 'ESCALATED', due: { termName: '乡镇核实' } })
})
