import { newId } from '../crypto/new-id'
import { moveDecisions } from '../jobs/move-decisions'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { courseOf, disclosing, roadPlan, tally } from './course-testing'

const scene = worldScene()
const course = courseOf(scene)
const at = () => ({ villageId: scene.world.A.villageId })
const disclose = disclosing(course, () => scene.world.A.villageId)
const visitor = () => as(scene.world.callerFor('visitor', 'A'))
const neighbour = () => as(scene.world.callerFor('villager', 'B'))
const cardOf = async (decisionId: string, who = course.by('villager')) =>
  (await (await who).decision.list(at())).find((c) => c.decisionId === decisionId)
const readBy = async (decisionId: string, who: Promise<Awaited<ReturnType<typeof visitor>>>) =>
  (await who).decision.read({ ...at(), decisionId })
const sweep = () => moveDecisions(scene.db, scene.world.time())

beforeEach(() => scene.world.time(scene.now))

test('a stranger is shown no minutes, no draft notice, and no decision that is under way behind a link', async () => {
  const { decisionId: hidden } = await course.propose('villager')
  expect(await outcome(readBy(hidden, visitor()))).toBe('NOT_SIGNED_IN')
  const decisionId = await course.resolve()
  // The township reads what was decided, and no roll of who came.
  for (const who of [visitor, neighbour, () => course.by('township_legal')]) {
    const read = await readBy(decisionId, who())
    expect(read.stepViews.flatMap((s) => s.events.flatMap((e) => e.papers))).toEqual([])
    expect([read.papersHidden, read.notices]).toEqual([true, []])
  }
  const own = await readBy(decisionId, course.by('villager'))
  expect(own.papersHidden).toBe(false)
  expect(own.stepViews.map((s) => s.events.flatMap((e) => e.papers).length)).toEqual([1, 1, 1, 1, 0, 0])
  expect(own.stepViews[0]?.events.at(-1)?.papers[0]?.smallUrl).toMatch(/^\/files\/.*size=small.*sig=/)
})

test('the list shows the notice that runs with the days to object, then the days to hang, then none', async () => {
  const decisionId = await course.resolve()
  expect(await cardOf(decisionId)).toMatchObject({ group: 'underway', notice: null })
  const noticeId = await disclose('decision_resolution', decisionId)
  const first = await cardOf(decisionId, visitor())
  expect(first).toMatchObject({
    group: 'notice',
    notice: { noticeId, subjectName: '决议公开', windowDaysLeft: 7, termDaysLeft: 15, takesObjections: true }
  })
  course.later(7)
  expect(await cardOf(decisionId)).toMatchObject({ notice: { windowDaysLeft: 0, takesObjections: true } })
  course.later(1)
  await sweep()
  // The work has begun, and the notice still hangs.
  expect(await cardOf(decisionId)).toMatchObject({
    group: 'notice',
    state: 'IMPLEMENTING',
    notice: { windowDaysLeft: null, termDaysLeft: 7, takesObjections: false }
  })
  course.later(8)
  expect(await cardOf(decisionId)).toMatchObject({ group: 'underway', notice: null })
})

test('whoever may object is offered it while a notice takes objections, and nobody else', async () => {
  const decisionId = await course.resolve()
  const noticeId = await disclose('decision_resolution', decisionId)
  const offered = async (who: Parameters<typeof readBy>[1]) =>
    (await readBy(decisionId, who)).notices.map((n) => [n.noticeId, n.mayObject, n.takesObjections])
  expect(await offered(course.by('villager'))).toEqual([[noticeId, true, true]])
  for (const who of [visitor(), neighbour(), as(scene.world.callerFor('township_staff', 'A'))]) {
    expect(await offered(who)).toEqual([[noticeId, false, true]])
  }
  const villager = await course.by('villager')
  const words = { ground: 'accounts' as const, words: '询价单只有两家', showName: false }
  const { objectionId } = await villager.objection.raise({ requestId: newId(), ...at(), noticeId, ...words })
  // The own one is being handled: a second would be refused, so it is not offered.
  const own = async () => (await readBy(decisionId, course.by('villager'))).notices[0]
  expect(await own()).toMatchObject({ mayObject: false, hasObjected: true, objecting: 1 })
  expect(await villager.notice.read({ ...at(), noticeId })).toMatchObject({
    mayObject: false,
    hasObjected: true
  })
  const other = await (await visitor()).notice.read({ ...at(), noticeId })
  expect([other.hasObjected, JSON.stringify(other).includes('询价单')]).toEqual([false, false])
  await villager.objection.withdraw({ requestId: newId(), ...at(), objectionId })
  expect(await own()).toMatchObject({ mayObject: true, hasObjected: false, objecting: 0 })
  course.later(9)
  expect(await offered(course.by('villager'))).toEqual([[noticeId, false, false]])
})

test('a vote tells what it needed; one that fell is marked, with the wording it was on', async () => {
  const decisionId = await course.reach('S3_PARTY_REVIEW')
  const meeting = await course.meeting('party_secretary', 'party_members', [2, 2, 0, 2])
  const back = { action: 'return_from_review', meeting, reason: '金额偏高，请再核' } as const
  await course.act(decisionId, 'party_secretary', back)
  const revision = { action: 'revise', content: { ...roadPlan, amount: 10_000_000 } } as const
  await course.act(decisionId, 'committee_member', revision)
  await course.act(decisionId, 'committee_member', { action: 'resume_deliberation' })
  course.later(20)
  const second = await course.meeting('committee_member', 'two_committees', [5, 5, 5])
  await course.act(decisionId, 'committee_member', { action: 'pass_deliberation', meeting: second })
  const read = await readBy(decisionId, course.by('villager'))
  const votes = read.stepViews
    .flatMap((s) => s.events)
    .flatMap((e) => (e.vote ? [[e.meeting, e.yes, e.vote.needYes, e.vote.passed, e.voided]] : []))
  expect(votes).toEqual([
    ['村党组织（支委）会议', 3, 2, true, false],
    ['村“两委”联席会议', 4, 3, true, true],
    ['村“两委”联席会议', 5, 3, true, false],
    ['党员大会', 0, 2, false, false]
  ])
  expect(read.plan).toContainEqual({ field: 'amount', name: '金额', value: '100,000元' })
  const versions = await (await course.by('villager')).decision.readVersions({ ...at(), decisionId })
  expect(versions.map((v) => [v.no, v.votes.map((x) => [x.step, x.fallen])])).toEqual([
    [2, [['商议', false]]],
    [
      1,
      [
        ['提议', false],
        ['商议', true]
      ]
    ]
  ])
})

test('every page of the minutes is kept with its meeting, and a page serves one meeting only', async () => {
  const decisionId = await course.reach('S3_PARTY_REVIEW')
  const held = await course.meeting('party_secretary', 'party_members', [2, 2, 2])
  const pageIds = [await course.paper('party_secretary'), await course.paper('party_secretary')]
  const meeting = { ...held, pageIds }
  await course.act(decisionId, 'party_secretary', { action: 'pass_review', meeting })
  const papersOf = async (who: Parameters<typeof readBy>[1]) =>
    (await readBy(decisionId, who)).stepViews.flatMap((s) => s.events).map((e) => e.papers.length)
  expect(await papersOf(course.by('villager'))).toContain(3)
  course.later(20)
  const next = await course.meeting('committee_member', 'villagers_household', [3, 2, 2])
  const again = { action: 'pass_resolution' as const, meeting: { ...next, pageIds }, tally }
  expect(await outcome(course.act(decisionId, 'committee_member', again))).toBe('FILE_NOT_YOURS')
})

test('what replaced a resolution is linked both ways, and only for those who may read it', async () => {
  const old = await course.resolve()
  await disclose('decision_resolution', old)
  course.later(20)
  await sweep()
  const waiting = await course.propose('villager', { supersedes: old })
  expect((await readBy(waiting.decisionId, course.by('villager'))).supersedes?.decisionId).toBe(old)
  const next = await course.resolve({ supersedes: old })
  await course.act(old, 'party_secretary', { action: 'supersede', newDecisionId: next })
  expect((await readBy(old, visitor())).supersededBy).toMatchObject({
    decisionId: next,
    title: roadPlan.title
  })
  expect((await readBy(next, visitor())).supersedes?.decisionId).toBe(old)
  expect(await cardOf(old)).toMatchObject({ group: 'done' })
})

test('page after page shows everything once, what still goes on first', async () => {
  const villager = await course.by('villager')
  const rows = Array.from({ length: 60 }, (_, i) => ({
    ...{
      village_id: scene.world.A.villageId,
      id: newId(),
      no: `旧-${i}`,
      title: `旧事${i}`,
      summary: '记录',
      meaning: '无'
    },
    state: i % 2 ? 'ARCHIVED' : 'IMPLEMENTING',
    published: true,
    began_on: '2025-01-01',
    // Several at one instant: the id decides.
    updated_at: new Date(scene.now.getTime() - Math.floor(i / 4) * 1000)
  }))
  await scene.db.insertInto('decision').values(rows).execute()
  const first = await villager.decision.list(at())
  const second = await villager.decision.list({ ...at(), before: first.at(-1)?.decisionId })
  expect(first).toHaveLength(50)
  const shown = [...first, ...second]
  expect(new Set(shown.map((c) => c.decisionId)).size).toBe(shown.length)
  expect(rows.every((r) => shown.some((c) => c.decisionId === r.id))).toBe(true)
  const over = shown.map((c) =>
    ['WITHDRAWN', 'REJECTED', 'ARCHIVED', 'SUPERSEDED', 'REVOKED'].includes(c.state)
  )
  expect(over.lastIndexOf(false)).toBeLessThan(over.indexOf(true))
  const third = await villager.decision.list({ ...at(), before: second.at(-1)?.decisionId })
  expect(third).toEqual([])
})
