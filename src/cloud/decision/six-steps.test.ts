import { moveDecisions } from '../jobs/move-decisions'
import { outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { courseOf, disclosing, roadPlan, tally } from './course-testing'

const scene = worldScene()
const course = courseOf(scene)
const at = () => ({ villageId: scene.world.A.villageId })
const disclose = disclosing(course, () => scene.world.A.villageId)
const stateOf = async (decisionId: string) =>
  (await (await course.by('villager')).decision.read({ ...at(), decisionId })).state
const sweep = async () => (await moveDecisions(scene.db, scene.world.time())).moved

beforeEach(() => scene.world.time(scene.now))

test('a matter goes through all six steps, each by those whose it is, with the clock moved', async () => {
  const { decisionId } = await course.propose('villager')
  const act = (...input: Parameters<typeof course.act> extends [string, ...infer R] ? R : never) =>
    course.act(decisionId, ...input)
  const wrongly = async (...input: Parameters<typeof act>) => outcome(act(...input))

  expect(await wrongly('committee_member', { action: 'propose_topic' })).toBe('DECISION_NOT_YOURS')
  await act('party_secretary', { action: 'propose_topic' })
  course.later(20)
  const first = await course.meeting('party_secretary', 'party_committee', [3, 3, 3])
  expect(await wrongly('committee_member', { action: 'pass_proposal', meeting: first })).toBe(
    'DECISION_NOT_YOURS'
  )
  await act('party_secretary', { action: 'pass_proposal', meeting: first })

  course.later(20)
  const second = await course.meeting('committee_member', 'two_committees', [5, 4, 4])
  expect(await wrongly('supervision_member', { action: 'pass_deliberation', meeting: second })).toBe(
    'DECISION_NOT_YOURS'
  )
  expect(
    await wrongly('committee_member', { action: 'pass_deliberation', meeting: { ...second, id: first.id } })
  ).toBe('STEP_MEETING_USED')
  // To hear the township first is the village's choice; what comes back is an opinion.
  await act('committee_member', { action: 'request_opinion', meeting: second })
  expect(
    await wrongly('party_secretary', { action: 'give_opinion', opinion: { kind: 'none', words: null } })
  ).toBe('DECISION_NOT_YOURS')
  await act('township_legal', {
    action: 'give_opinion',
    opinion: { kind: 'advice', words: '请公开询价结果。' }
  })

  course.later(20)
  const third = await course.meeting('party_secretary', 'party_members', [2, 2, 2])
  await act('party_secretary', { action: 'pass_review', meeting: third })

  course.later(20)
  const fourth = await course.meeting('committee_member', 'villagers_household', [3, 2, 2])
  expect(await wrongly('committee_member', { action: 'pass_resolution', meeting: fourth })).toBe(
    'STEP_TALLY_MISSING'
  )
  expect((await act('committee_member', { action: 'pass_resolution', meeting: fourth, tally })).state).toBe(
    'P1_PUBLISHED'
  )

  const content = { ...roadPlan, amount: 1 }
  for (const action of ['revise', 'correct_erratum'] as const) {
    expect(await wrongly('party_secretary', { action, content })).toBe('RESOLUTION_NOT_EDITABLE')
  }

  expect(await sweep()).toBe(0)
  await disclose('decision_resolution', decisionId)
  course.later(6)
  expect(await sweep()).toBe(0)
  course.later(3)
  expect(await sweep()).toBe(1)
  expect(await sweep()).toBe(0)
  expect(await stateOf(decisionId)).toBe('IMPLEMENTING')

  const completion = {
    acceptedOn: course.today(),
    finalAmount: 11_900_000,
    photoIds: [await course.paper('committee_member')]
  }
  expect(await wrongly('party_secretary', { action: 'complete', completion })).toBe('DECISION_NOT_YOURS')
  await act('committee_member', { action: 'complete', completion })
  expect(await wrongly('committee_member', { action: 'publish_result' })).toBe('NOTICE_NOT_UP')
  await disclose('decision_result', decisionId)
  await act('committee_member', { action: 'publish_result' })

  const stranger = await course.by('villager')
  const read = await stranger.decision.read({ ...at(), decisionId })
  expect(read.stepViews.map((s) => s.status)).toEqual(['done', 'done', 'done', 'done', 'done', 'now'])
  const counts = read.stepViews.map((s) => s.events.flatMap((e) => (e.present === null ? [] : [e.present])))
  expect(counts).toEqual([[3], [4], [2], [2], [], []])
  expect(read).toMatchObject({ decidedBy: '村民会议', published: true, source: '党员群众建议' })
  expect(read.result).toMatchObject({
    budgetWords: '120,000元',
    finalWords: '119,000元',
    difference: -100_000
  })
  expect(read.result?.photos.map((p) => p.fileId)).toEqual(completion.photoIds)
  expect(read.history.map((h) => h.name)).toEqual([
    '提出事项',
    '列入提议',
    '提议通过',
    '商议通过，送乡镇听取意见',
    '无意见或提出建议',
    '审议通过',
    '决议通过并公开',
    '异议期满，开始实施',
    '完工验收',
    '公开实施结果'
  ])
  expect(read.history.map((h) => h.opinion).filter(Boolean)).toEqual(['请公开询价结果。'])
  const told = await scene.db
    .selectFrom('outbox')
    .select(['kind', 'holder_id'])
    .where('place_id', 'in', [scene.world.A.villageId, scene.world.A.townshipId])
    .execute()
  const { villager, township_legal } = scene.world.A.holders
  expect(told.filter((m) => m.holder_id === villager.id && m.kind === 'decision_moved')).toHaveLength(9)
  expect(told.filter((m) => m.holder_id === township_legal.id).map((m) => m.kind)).toEqual(['opinion_asked'])
})

test('the silence of the township is no objection once its working days are over, and not before', async () => {
  const decisionId = await course.reach('S2_DELIBERATE')
  const meeting = await course.meeting('committee_member', 'two_committees', [5, 4, 4])
  await course.act(decisionId, 'committee_member', { action: 'request_opinion', meeting })
  expect(await sweep()).toBe(0)
  const back = {
    action: 'return_opinion',
    reason: '没有法律依据，请补充',
    citation: { ground: 'illegal', article: '农村土地承包法' }
  } as const
  expect(await outcome(course.act(decisionId, 'township_legal', back))).toBe('RETURN_WITHOUT_ARTICLE')
  course.later(20)
  expect(await sweep()).toBe(1)
  expect(await stateOf(decisionId)).toBe('S3_PARTY_REVIEW')
})

test('foreseeing: who decides, what is missing, and how many the next meeting needs by the roster', async () => {
  const secretary = async () => course.by('party_secretary')
  const old = { ...at(), decisionId: scene.life.draftDecisionId }
  expect(await outcome((await secretary()).decision.foresee(old))).toBe('DECISION_NOT_IN_COURSE')
  const decisionId = await course.reach('S4_RESOLVE')
  const ahead = await (await secretary()).decision.foresee({ ...at(), decisionId })
  expect(ahead.decidedBy?.name).toBe('村民会议')
  expect(ahead.meetings.map((m) => [m.kind, m.eligible, m.needPresent, m.needYes])).toEqual([
    ['villagers_adult', 11, 6, 4],
    ['villagers_household', 3, 2, 2]
  ])
  expect(ahead.meetings[0]?.article).toContain('组织法')
  const pass = ahead.actions.find((a) => a.action === 'pass_resolution')
  expect(pass?.missing.map((m) => m.code)).toEqual([
    'STEP_MEETING_MISSING',
    'STEP_MINUTES_MISSING',
    'STEP_TALLY_MISSING'
  ])
  const villager = await (await course.by('villager')).decision.foresee({ ...at(), decisionId })
  expect(villager.actions).toEqual([])
})

test('an authorisation in force lets the representatives decide what it names, and nothing else', async () => {
  const authorised = await course.propose('party_secretary', {
    topic: 'authorisation',
    source: { kind: 'cadre', petition: null },
    content: {
      ...roadPlan,
      title: '授权村民代表会议',
      amount: 5_000_000,
      term: { from: '2026-11-01', to: '2029-10-31' }
    },
    authorises: ['public_works']
  })
  const { decisionId } = await course.propose('villager', { content: { ...roadPlan, amount: 4_000_000 } })
  const wanted = {
    action: 'propose_topic',
    wanted: 'rep_meeting',
    authorisationId: authorised.decisionId
  } as const
  // Proposed is not passed.
  expect(await outcome(course.act(decisionId, 'party_secretary', wanted))).toBe('AUTHORISATION_UNKNOWN')
  await course.act(authorised.decisionId, 'party_secretary', { action: 'propose_topic' })
  for (const [action, kind, counts] of [
    ['pass_proposal', 'party_committee', [3, 3, 3]],
    ['pass_deliberation', 'two_committees', [5, 5, 5]],
    ['pass_review', 'party_members', [2, 2, 2]],
    ['pass_resolution', 'villagers_household', [3, 3, 3]]
  ] as const) {
    course.later(20)
    const meeting = await course.meeting('party_secretary', kind, [...counts])
    await course.act(authorised.decisionId, 'party_secretary', { action, meeting, tally })
  }
  const dear = await course.propose('villager')
  expect(await outcome(course.act(dear.decisionId, 'party_secretary', wanted))).toBe(
    'AUTHORISATION_OVER_LIMIT'
  )
  await course.act(decisionId, 'party_secretary', wanted)
  const row = await scene.db
    .selectFrom('decision')
    .select('classification')
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  expect(row.classification).toMatchObject({
    body: 'rep_meeting',
    authorisation: { topics: ['public_works'] }
  })
})
