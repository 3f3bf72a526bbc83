import { randomUUID } from 'node:crypto'
import { dayOf } from '@/domain/common/calendar'
import { courseOf, disclosing, tally } from '../decision/course-testing'
import { adoptRulebooks } from '../jobs/adopt-rulebooks'
import { moveDecisions } from '../jobs/move-decisions'
import { watchNotices } from '../jobs/watch-notices'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { readRuleItem, readRuleItems } from './rule-items'

const scene = worldScene()
const course = courseOf(scene)
const villageId = () => scene.world.A.villageId
const press = () => ({ requestId: randomUUID(), villageId: villageId() })
const rulebook = async () => (await as(scene.world.callerFor('committee_member', 'A'))).rulebook
const disclose = disclosing(course, villageId)
const sweep = async () => {
  const now = scene.world.time()
  await watchNotices(scene.db, now)
  await moveDecisions(scene.db, now)
  return adoptRulebooks(scene.db, now)
}

const group = { name: '月评', per: 'household' as const, period: 'month' as const }
const looking = {
  ...{ category: 'virtue' as const, words: '照看老人', points: 5, unit: '次', group: null, honour: false },
  caps: [
    { points: 5, per: 'person' as const, period: 'day' as const },
    { points: 40, per: 'household' as const, period: 'year' as const }
  ],
  evidence: { words: '受助户确认', needed: true },
  recordedBy: ['household' as const, 'committee' as const]
}
const rules = [
  looking,
  ...['最清洁', '清洁'].map((words, i) => ({
    ...{ category: 'courtyard' as const, words, points: 5 - 3 * i, unit: '月', caps: [], evidence: null },
    ...{ recordedBy: ['committee' as const], group: '月评', honour: i === 1 }
  }))
]

const drafted = async (from: string, over: object = {}): Promise<string> => {
  const desk = await rulebook()
  const { draftId } = await desk.startDraft({ ...press(), title: '积分细则', from: { kind: 'nothing' } })
  await desk.editDraft({
    ...{ ...press(), draftId, title: '积分细则', source: '本村', effectiveFrom: from, effectiveTo: null },
    ...{ expiry: { yearsOn: 1, monthDay: '03-31' }, deductionPeriod: null, groups: [group], ...over }
  })
  for (const rule of rules) await desk.saveLine({ ...press(), draftId, lineId: null, rule })
  return draftId
}
const read = async (draftId: string) => (await rulebook()).readDraft({ villageId: villageId(), draftId })

/** The votes on a matter that lies in the pool, up to the resolution. */
const resolve = async (decisionId: string) => {
  await course.act(decisionId, 'party_secretary', { action: 'propose_topic' })
  const votes = [
    ['pass_proposal', 'party_committee', [3, 3, 3]],
    ['pass_deliberation', 'two_committees', [5, 5, 4, 1]],
    ['pass_review', 'party_members', [2, 2, 2]]
  ] as const
  for (const [action, kind, counts] of votes) {
    course.later(20)
    const meeting = await course.meeting('party_secretary', kind, [...counts])
    await course.act(decisionId, 'party_secretary', { action, meeting })
  }
  course.later(20)
  const meeting = await course.meeting('committee_member', 'villagers_household', [3, 2, 2])
  await course.act(decisionId, 'committee_member', { action: 'pass_resolution', meeting, tally })
}

test('a rulebook takes effect by its resolution alone: passed, published for its term, with this very text', async () => {
  const draftId = await drafted('2027-06-01')
  expect(await sweep()).toEqual({ adopted: 0 })
  const { decisionId } = await (await rulebook()).handIn({ ...press(), draftId })
  const frozen = await read(draftId)
  expect(frozen.carrier).toMatchObject({ mayReopen: true, inTheWay: expect.stringContaining('还没有通过') })
  const villager = await as(scene.world.callerFor('villager', 'A'))
  const proposed = await villager.rulebook.readProposed({
    villageId: villageId(),
    decisionId: decisionId ?? ''
  })
  expect(proposed).toMatchObject({ fingerprint: frozen.fingerprint })
  expect(proposed?.lines.join('\n')).toContain(
    '照看老人：每次5分；每人每日最多5分，每户每年最多40分；凭受助户确认（必须有）；本户申报、村委会记录。'
  )
  const stranger = await as(scene.world.stranger())
  expect(
    await outcome(stranger.rulebook.readProposed({ villageId: villageId(), decisionId: decisionId ?? '' }))
  ).toBe('FORBIDDEN')

  await resolve(decisionId ?? '')
  expect(await outcome((await rulebook()).reopen({ ...press(), draftId }))).toBe('RULEBOOK_TOO_LATE')
  expect((await read(draftId)).carrier?.inTheWay).toContain('决议还在公开')
  expect(await sweep()).toEqual({ adopted: 0 })
  await disclose('decision_resolution', decisionId ?? '')
  course.later(6)
  expect(await sweep()).toEqual({ adopted: 0 })
  course.later(10)
  expect(await sweep()).toEqual({ adopted: 1 })
  expect(await sweep()).toEqual({ adopted: 0 })
  expect((await read(draftId)).stateName).toBe('已施行')

  const versions = await villager.rulebook.listVersions({ villageId: villageId() })
  expect(
    versions.versions.map((v) => [v.version, v.effectiveFrom, v.lastDay, v.standing, v.decisionId])
  ).toEqual([
    [2, '2027-06-01', null, 'ahead', decisionId],
    [1, '2026-01-01', '2027-05-31', 'now', null]
  ])
  const next = versions.versions[0]?.rulebookId ?? ''
  const changes = await villager.rulebook.compare({ villageId: villageId(), rulebookId: next })
  expect(changes?.changes.map((c) => [c.kind, c.words])).toEqual([
    ...['最清洁', '清洁', '照看老人'].map((words) => ['added', words]),
    ...['邻里互助', '义务投工'].map((words) => ['removed', words])
  ])
})

test('what was earned under a version stays under it; the day of the deed says which one holds', async () => {
  const old = await readRuleItem(scene.db, villageId(), scene.life.cappedItemId)
  expect(old).toMatchObject({
    ...{ version: 1, lastDay: '2027-05-31', expiry: null, recordedBy: ['committee', 'courtyard_host'] },
    caps: [{ points: 20, per: 'household', period: 'quarter' }]
  })
  const on = async (day: string) =>
    (await readRuleItems(scene.db, villageId(), day)).map((item) => item.words)
  expect(await on('2025-12-31')).toEqual([])
  expect(await on('2027-05-31')).toEqual(['邻里互助', '义务投工'])
  expect(await on('2027-06-01')).toEqual(['最清洁', '清洁', '照看老人'])
  const [best, second, care] = await readRuleItems(scene.db, villageId(), '2027-06-01')
  expect([best?.exclusive, second?.honour, care?.evidence]).toEqual([
    group,
    true,
    { words: '受助户确认', needed: true }
  ])
  expect(care?.caps.map((cap) => cap.period)).toEqual(['day', 'year'])
})

test('taken back while it may be revised, it comes again as another version of the same matter', async () => {
  const draftId = await drafted('2028-01-01')
  const desk = await rulebook()
  const { decisionId } = await desk.handIn({ ...press(), draftId })
  const first = (await read(draftId)).fingerprint
  await desk.reopen({ ...press(), draftId })
  expect(await outcome(desk.reopen({ ...press(), draftId }))).toBe('RULEBOOK_DRAFT_OPEN')
  expect(await desk.handIn({ ...press(), draftId })).toMatchObject({ decisionId })
  expect((await read(draftId)).fingerprint).toBe(first)
  await desk.reopen({ ...press(), draftId })
  const { lines } = await read(draftId)
  const care = lines.find((line) => line.rule.words === '照看老人')
  await desk.saveLine({
    ...{ ...press(), draftId, lineId: care?.lineId ?? '' },
    rule: { ...looking, points: 4 }
  })
  expect(await desk.handIn({ ...press(), draftId })).toMatchObject({ decisionId })
  const second = await read(draftId)
  expect(second.fingerprint).not.toBe(first)
  const proposed = await desk.readProposed({ villageId: villageId(), decisionId: decisionId ?? '' })
  expect(proposed?.fingerprint).toBe(second.fingerprint)
  const versions = await (await course.by('villager')).decision.readVersions({
    villageId: villageId(),
    decisionId: decisionId ?? ''
  })
  expect(versions).toHaveLength(2)
})

test('another text never passes under the votes on this one', async () => {
  const draftId = await drafted(dayOf(new Date(scene.world.time().getTime() + 86_400_000 * 400)))
  const desk = await rulebook()
  const { decisionId } = await desk.handIn({ ...press(), draftId })
  // What only the database's owner could do: the draft names a text that nobody voted on.
  await scene.db
    .updateTable('rulebook_draft')
    .set({ fingerprint: 'abcd-efgh-ijkl-mnop-abcd-efgh' })
    .where('id', '=', draftId)
    .execute()
  await resolve(decisionId ?? '')
  await disclose('decision_resolution', decisionId ?? '')
  course.later(16)
  expect(await sweep()).toEqual({ adopted: 0 })
})

test('a resolution that took longer than its day begins when it has hung its time, never before', async () => {
  course.later(120)
  const draftId = await drafted(dayOf(scene.world.time()))
  const { decisionId } = await (await rulebook()).handIn({ ...press(), draftId })
  await resolve(decisionId ?? '')
  await disclose('decision_resolution', decisionId ?? '')
  course.later(16)
  expect(await sweep()).toEqual({ adopted: 1 })
  const { versions } = await (await rulebook()).listVersions({ villageId: villageId() })
  expect(versions[0]).toMatchObject({ version: 3, effectiveFrom: dayOf(scene.world.time()), standing: 'now' })
})

test('a revoked resolution carries no rulebook: its predecessor goes on, and nothing new stands on it', async () => {
  const desk = await rulebook()
  const today = dayOf(scene.world.time())
  const [book] = (await desk.listVersions({ villageId: villageId() })).versions
  const [item] = await readRuleItems(scene.db, villageId(), today)
  expect([book?.version, item?.version]).toEqual([3, 3])
  const put = (state: 'IMPLEMENTING' | 'REVOKED') =>
    scene.db
      .updateTable('decision')
      .set({ state })
      .where('id', '=', book?.decisionId ?? '')
      .execute()
  await put('REVOKED')
  expect(await desk.read({ villageId: villageId() })).toMatchObject({ version: 2, standing: 'now' })
  expect((await readRuleItems(scene.db, villageId(), today))[0]?.version).toBe(2)
  const gone = await readRuleItem(scene.db, villageId(), item?.id ?? '')
  expect((gone?.lastDay ?? '') < (gone?.effectiveFrom ?? '')).toBe(true)
  const { versions } = await desk.listVersions({ villageId: villageId() })
  expect(versions.map((v) => [v.version, v.standing, v.lastDay])).toEqual([
    [3, 'revoked', null],
    [2, 'now', null],
    [1, 'over', '2027-05-31']
  ])
  await put('IMPLEMENTING')
})

test('a rulebook with deductions goes to the villagers’ meeting and waits for the township’s filing', async () => {
  const soon = dayOf(new Date(scene.world.time().getTime() + 86_400_000))
  const draftId = await drafted(soon, { deductionPeriod: 'quarter' })
  const desk = await rulebook()
  const minus = { ...looking, words: '乱倒垃圾', points: -5, caps: [], evidence: null }
  expect(await outcome(desk.handIn({ ...press(), draftId }))).toBe('RULEBOOK_DEDUCTION_NONE')
  await desk.saveLine({ ...press(), draftId, lineId: null, rule: minus })
  const { decisionId } = await desk.handIn({ ...press(), draftId })
  const row = await scene.db
    .selectFrom('decision')
    .select(['topic', 'flags'])
    .where('id', '=', decisionId ?? '')
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ topic: 'binding_points_rules', flags: { binding: true } })
  await resolve(decisionId ?? '')
  await disclose('decision_resolution', decisionId ?? '')
  course.later(16)
  expect(await sweep()).toEqual({ adopted: 0 })
  expect((await read(draftId)).carrier?.inTheWay).toContain('先报乡镇备案')
  await (await course.by('committee_member')).decision.recordFollowUp({
    ...{ ...press(), decisionId: decisionId ?? '', document: '备案〔2027〕7号' }
  })
  expect(await sweep()).toEqual({ adopted: 1 })
  // Anew: a caller's day is that on which it came.
  const book = await (await rulebook()).read({ villageId: villageId() })
  expect(book).toMatchObject({ takesDeductions: true, filedDocument: '备案〔2027〕7号' })
})

test('the history of a draft is kept, and neither it nor an adopted rulebook can be changed', async () => {
  const rows = await scene.db
    .selectFrom('rulebook_draft_event')
    .select(['kind', 'actor_role'])
    .where('village_id', '=', villageId())
    .orderBy('id')
    .limit(3)
    .execute()
  expect(rows).toEqual([
    { kind: 'started', actor_role: 'committee_member' },
    { kind: 'frozen', actor_role: 'committee_member' },
    { kind: 'adopted', actor_role: 'clock' }
  ])
  for (const table of [
    'rulebook',
    'rulebook_item',
    'rulebook_cap',
    'rulebook_group',
    'rulebook_text'
  ] as const) {
    await expect(scene.db.deleteFrom(table).execute()).rejects.toThrow('permission denied')
  }
})
