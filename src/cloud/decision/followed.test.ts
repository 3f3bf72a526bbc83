import { randomUUID } from 'node:crypto'
import { newId } from '../crypto/new-id'
import { moveDecisions } from '../jobs/move-decisions'
import { watchNotices } from '../jobs/watch-notices'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { courseOf, disclosing } from './course-testing'

const scene = worldScene()
const course = courseOf(scene)
const disclose = disclosing(course, () => scene.world.A.villageId)
const at = () => ({ requestId: newId(), villageId: scene.world.A.villageId })
const stateOf = async (decisionId: string) =>
  (await (await course.by('villager')).decision.read({ villageId: at().villageId, decisionId })).state

beforeEach(() => scene.world.time(scene.now))

const raise = async (noticeId: string, words = '没有提前通知我家开会') =>
  (await course.by('villager')).objection.raise({
    ...at(),
    ...{ noticeId, ground: 'procedure', words, showName: false }
  })

/** A resolution whose notice hangs, and a villager's objection to it that the committee has taken up. */
const objected = async () => {
  const decisionId = await course.resolve()
  const noticeId = await disclose('decision_resolution', decisionId)
  const { objectionId } = await raise(noticeId)
  await (await course.by('committee_member')).objection.receive({ ...at(), objectionId })
  return { decisionId, noticeId, objectionId }
}
const flaw = async (objectionId: string, steps: ('resolution_notice' | 'review')[]) =>
  (await course.by('supervision_member')).objection.verify({
    ...at(),
    ...{ objectionId, finding: 'flawed', reason: '公示没有写表决人数', steps }
  })
const order = (over: object = {}) => ({
  ground: 'infringes_rights' as const,
  article: '村民委员会组织法第31条',
  document: '沙溪乡责改〔2026〕3号',
  reason: '占地没有征得承包户同意',
  ...over
})
const read = async (office: 'supervision_member' | 'committee_member', objectionId: string) =>
  (await course.by(office)).objection.read({ villageId: at().villageId, objectionId })
const queueOf = async (office: 'supervision_member' | 'committee_member') =>
  (await course.by(office)).objection.list({ villageId: at().villageId })
const told = async (objectionId: string, kind: string) => {
  const rows = await scene.db.selectFrom('outbox').selectAll().where('kind', '=', kind).execute()
  return rows.filter((r) => r.payload.objectionId === objectionId).map((r) => r.holder_id)
}

test('a flaw of the posting alone leaves the resolution, and nothing begins before the correction has hung', async () => {
  const { decisionId, noticeId, objectionId } = await objected()
  expect(await flaw(objectionId, ['resolution_notice'])).toMatchObject({
    ...{ effect: 'repost', backToStep: null, stateName: '公示有瑕疵，更正后重新公示' }
  })
  expect(await stateOf(decisionId)).toBe('P1_PUBLISHED')
  expect((await read('committee_member', objectionId)).replacement).toMatchObject({ now: true })
  course.later(20)
  expect(await moveDecisions(scene.db, scene.world.time())).toEqual({ moved: 0 })
  const sections = [{ heading: '表决情况', lines: ['应到3户，实到2户，赞成2票，反对0票。'], table: null }]
  const text = { title: '修建机耕道公示', sections }
  const drafted = await (await course.by('committee_member')).notice.correct({
    ...at(),
    ...{ noticeId, text, attachments: [], reason: '补上反对票数' }
  })
  const { noticeId: fresh, contentHash } = drafted
  await (await course.by('supervision_member')).notice.cosign({ ...at(), noticeId: fresh, contentHash })
  await (await course.by('party_secretary')).notice.putUp({
    ...at(),
    ...{ noticeId: fresh, channels: ['wall', 'page'] }
  })
  expect((await read('committee_member', objectionId)).replacement).toBeNull()
  course.later(6)
  expect(await moveDecisions(scene.db, scene.world.time())).toEqual({ moved: 0 })
  course.later(2)
  expect(await moveDecisions(scene.db, scene.world.time())).toEqual({ moved: 1 })
})

test('with another objection open the matter waits for it; the last one lets it go on', async () => {
  const decisionId = await course.resolve()
  const noticeId = await disclose('decision_resolution', decisionId)
  const first = await raise(noticeId)
  const rep = await as(scene.world.callerFor('villager_rep', 'A'))
  const second = await rep.objection.raise({
    ...at(),
    ...{ noticeId, ground: 'content', words: '路线绕远了', showName: false }
  })
  for (const { objectionId } of [first, second]) {
    await (await course.by('committee_member')).objection.receive({ ...at(), objectionId })
  }
  await flaw(first.objectionId, ['resolution_notice'])
  expect(await stateOf(decisionId)).toBe('OBJECTION_HANDLING')
  const words = '路线按村民代表会议通过的图纸。'
  const { objectionId } = second
  await (await course.by('committee_member')).objection.answer({ ...at(), objectionId, words })
  const finding = { objectionId, finding: 'unfounded' as const, reason: '和图纸一致' }
  await (await course.by('supervision_member')).objection.verify({ ...at(), ...finding })
  expect(await stateOf(decisionId)).toBe('P1_PUBLISHED')
})

test('an order without ground, article or paper changes nothing; a lawful one stops the matter at once', async () => {
  const { decisionId, objectionId } = await objected()
  const legal = await course.by('township_legal')
  const tried = (over: object) => outcome(legal.objection.order({ ...at(), objectionId, ...order(over) }))
  expect(await tried({ ground: 'unwise' })).toBe('INPUT_INVALID')
  expect(await tried({ document: ' ' })).toBe('INPUT_INVALID')
  expect(await tried({ article: '有关规定要求' })).toBe('OBJECTION_ORDER_NO_ARTICLE')
  expect(await tried({ article: '第三十一条' })).toBe('RETURN_WITHOUT_ARTICLE')
  expect(await stateOf(decisionId)).toBe('OBJECTION_HANDLING')
  expect(await tried({})).toBe('ok')
  expect(await stateOf(decisionId)).toBe('SUSPENDED')
  const { history } = await legal.decision.read({ villageId: at().villageId, decisionId })
  expect(history.at(-1)).toMatchObject({
    order: '沙溪乡责改〔2026〕3号',
    citation: '村民委员会组织法第31条',
    reason: '责令改正：占地没有征得承包户同意'
  })
})

test('a ruling that the committee registers stops the matter; the supervisor leaves the next word to them', async () => {
  const ruling = { caseNumber: '（2026）鄂2802行初1号', reason: '撤销这个决定' }
  const one = await objected()
  const committee = await course.by('committee_member')
  await committee.objection.recordRuling({ ...at(), objectionId: one.objectionId, ...ruling })
  expect(await stateOf(one.decisionId)).toBe('SUSPENDED')
  expect((await read('committee_member', one.objectionId)).hold).toBeNull()
  const two = await objected()
  const supervisor = await course.by('supervision_member')
  await supervisor.objection.recordRuling({ ...at(), objectionId: two.objectionId, ...ruling })
  expect(await stateOf(two.decisionId)).toBe('OBJECTION_HANDLING')
  expect((await read('supervision_member', two.objectionId)).hold).toMatchObject({ next: null })
  const waiting = (await queueOf('committee_member')).find((o) => o.objectionId === two.objectionId)
  expect(waiting).toMatchObject({ closed: true, hold: { next: 'act', decisionId: two.decisionId } })
  const stop = { order: { by: 'court' as const, document: '判决书' }, reason: '法院撤销了这个决定' }
  await course.act(two.decisionId, 'committee_member', { action: 'suspend_by_order', ...stop })
  expect((await queueOf('committee_member')).map((o) => o.objectionId)).not.toContain(two.objectionId)
})

test('one taken back stands in the supervisor’s queue until the notice goes on, and they are told', async () => {
  const { decisionId, objectionId } = await objected()
  await (await course.by('villager')).objection.withdraw({ ...at(), objectionId })
  expect(await told(objectionId, 'objection_withdrawn')).toEqual([
    scene.world.A.holders.supervision_member.id
  ])
  const waiting = (await queueOf('supervision_member')).find((o) => o.objectionId === objectionId)
  expect(waiting).toMatchObject({ state: 'WITHDRAWN', due: null, hold: { next: 'go_on', decisionId } })
  expect((await queueOf('committee_member')).find((o) => o.objectionId === objectionId)?.hold).toMatchObject({
    next: null
  })
  const dismiss = { action: 'dismiss_objection', objectionId, reason: '自愿撤回，已当面核实' } as const
  await course.act(decisionId, 'supervision_member', dismiss)
  expect((await queueOf('supervision_member')).map((o) => o.objectionId)).not.toContain(objectionId)
})

test('what can be found is offered to the supervision committee alone, by where the objection stands', async () => {
  const decisionId = await course.resolve()
  const { objectionId } = await raise(await disclose('decision_resolution', decisionId))
  const offered = async (office: 'supervision_member' | 'committee_member') =>
    (await read(office, objectionId)).findings.map((f) => f.id)
  expect(await offered('supervision_member')).toEqual(['escalate'])
  const committee = await course.by('committee_member')
  await committee.objection.receive({ ...at(), objectionId })
  expect(await offered('supervision_member')).toEqual(['flawed', 'escalate'])
  const words = '会前十二天在公开栏贴了通知。'
  await committee.objection.answer({ ...at(), objectionId, words })
  expect(await offered('supervision_member')).toEqual(['unfounded', 'flawed', 'send_back', 'escalate'])
  expect(await offered('committee_member')).toEqual([])
  const { flawable } = await read('supervision_member', objectionId)
  expect(flawable.map((s) => s.name)).toEqual(['提议', '商议', '审议', '决议', '决议公开'])
})

test('what the village let pass reaches the township, which is told where it lies; its supervisor is told too', async () => {
  const decisionId = await course.resolve()
  const { objectionId } = await raise(await disclose('decision_resolution', decisionId))
  course.later(1)
  await watchNotices(scene.db, scene.world.time())
  const { township_staff, township_legal, supervision_member } = scene.world.A.holders
  expect((await told(objectionId, 'objection_passed_up')).sort()).toEqual(
    [township_staff.id, township_legal.id].sort()
  )
  expect(await told(objectionId, 'objection_overdue')).toEqual([supervision_member.id])
  const legal = await course.by('township_legal')
  const list = await legal.objection.listPassedUp({ townshipId: scene.world.A.townshipId })
  expect(list.find((o) => o.objectionId === objectionId)).toMatchObject({
    villageName: '莫𡐓村',
    actions: ['report_finding', 'order', 'record_ruling'],
    findings: []
  })
  const sent = await scene.db
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'objection_passed_up')
    .execute()
  const mine = sent.filter((m) => m.payload.objectionId === objectionId)
  expect(new Set(mine.map((m) => m.place_id))).toEqual(new Set([scene.world.A.townshipId]))
  expect(mine[0]?.payload.villageId).toBe(scene.world.A.villageId)
})

test('villages are not merged while an objection is open; begun at the same moment, one of the two is refused', async () => {
  const { A } = scene.world
  const neighbour = newId()
  await scene.db
    .insertInto('place')
    .values({
      id: neighbour,
      level: 'village',
      parent_id: A.townshipId,
      county_id: A.countyId,
      township_id: A.townshipId,
      began_on: '2000-01-01'
    })
    .execute()
  await scene.db
    .insertInto('place_name')
    .values({ place_id: neighbour, valid_from: '2000-01-01', name: '石桥村', code: '422802205230' })
    .execute()
  const merge = async () =>
    (await as(scene.world.callerFor('sys_admin', 'A'))).place.merge({
      requestId: randomUUID(),
      townshipId: A.townshipId,
      from: [A.villageId, neighbour],
      name: '繁𡐓村',
      code: '422802205299',
      on: '2026-11-20'
    })
  const open = await scene.db
    .selectFrom('objection')
    .select('id')
    .where('village_id', '=', A.villageId)
    .where('due_at', 'is not', null)
    .execute()
  expect(open.length).toBeGreaterThan(0)
  const noticeId = await disclose('decision_resolution', await course.resolve())
  expect(await outcome(merge())).toBe('MERGE_OBJECTIONS_OPEN')
  await scene.db
    .updateTable('objection')
    .set({ due_at: null })
    .where('village_id', '=', A.villageId)
    .execute()
  const both = await Promise.all([outcome(merge()), outcome(raise(noticeId))])
  expect([
    ['ok', 'VILLAGE_ENDED'],
    ['MERGE_OBJECTIONS_OPEN', 'ok']
  ]).toContainEqual(both)
})
