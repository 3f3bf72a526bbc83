import { addDays } from '@/domain/common/calendar'
import { newId } from '../crypto/new-id'
import { moveDecisions } from '../jobs/move-decisions'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { type ActInput, courseOf, disclosing, roadPlan, tally } from './course-testing'

const scene = worldScene()
const course = courseOf(scene)
const at = () => ({ villageId: scene.world.A.villageId })
const disclose = disclosing(course, () => scene.world.A.villageId)
const sweep = async () => (await moveDecisions(scene.db, scene.world.time())).moved

beforeEach(() => scene.world.time(scene.now))

test('what is resolved can be replaced only by a new resolution, and stays readable', async () => {
  const decisionId = await course.resolve()
  const next = await course.propose('villager', { supersedes: decisionId })
  const replace = (newDecisionId: string) =>
    course.act(decisionId, 'party_secretary', { action: 'supersede', newDecisionId })
  expect(await outcome(replace(next.decisionId))).toBe('DECISION_NOT_NOW')
  await disclose('decision_resolution', decisionId)
  course.later(20)
  expect(await sweep()).toBe(1)
  expect(await outcome(replace(next.decisionId))).toBe('SUPERSEDING_MISSING')
  const other = await course.resolve()
  expect(await outcome(replace(other))).toBe('SUPERSEDING_MISSING')
  const successor = await course.resolve({ supersedes: decisionId })
  expect((await replace(successor)).state).toBe('SUPERSEDED')
  const visitor = await as(scene.world.callerFor('visitor', 'A'))
  expect((await visitor.decision.read({ ...at(), decisionId })).stateName).toBe('已被新决议变更')
  const again = {
    action: 'complete',
    completion: { acceptedOn: course.today(), finalAmount: 1, photoIds: [] }
  }
  expect(await outcome(course.act(decisionId, 'committee_member', again as ActInput))).toBe('DECISION_ENDED')
})

test('a matter that was turned down comes back too soon only with a change of substance', async () => {
  const content = { ...roadPlan, title: '修建广场', scope: '二组晒坝' }
  const topic = 'village_planning'
  const decisionId = await course.reach('S4_RESOLVE', { topic, content })
  const meeting = await course.meeting('committee_member', 'villagers_household', [3, 3, 1, 2])
  await course.act(decisionId, 'committee_member', { action: 'reject_resolution', meeting, tally })
  const again = async (amount: number) => {
    const fresh = await course.propose('villager', { topic, content: { ...content, amount } })
    return outcome(course.act(fresh.decisionId, 'party_secretary', { action: 'propose_topic' }))
  }
  expect(await again(12_000_000)).toBe('DECISION_TOO_SOON')
  expect(await again(9_000_000)).toBe('ok')
})

test('an order stops the work by its own authority only, with its paper, its term and its article', async () => {
  const decisionId = await course.resolve()
  await disclose('decision_resolution', decisionId)
  course.later(20)
  await sweep()
  const stop = {
    action: 'suspend_implementation',
    reason: '占用了承包地，需要核实',
    order: { by: 'township', document: '沙政责改〔2027〕2号' },
    until: addDays(course.today(), 30)
  } as const
  const citation = { ground: 'illegal', article: '村民委员会组织法第四十一条' } as const
  expect(await outcome(course.act(decisionId, 'committee_member', { ...stop, citation }))).toBe(
    'ORDER_WRONG_AUTHORITY'
  )
  expect(await outcome(course.act(decisionId, 'township_legal', stop))).toBe('RETURN_GROUND_NOT_LISTED')
  const { until: _, ...endless } = stop
  expect(await outcome(course.act(decisionId, 'township_legal', { ...endless, citation }))).toBe(
    'ORDER_WITHOUT_TERM'
  )
  expect((await course.act(decisionId, 'township_legal', { ...stop, citation })).state).toBe('SUSPENDED')
  const read = await (await course.by('villager')).decision.read({ ...at(), decisionId })
  expect(read.history.at(-1)).toMatchObject({
    order: '沙政责改〔2027〕2号',
    citation: '村民委员会组织法第四十一条'
  })
})

test('what must be passed outside the village holds the work until its paper is recorded', async () => {
  const record = async (decisionId: string, document: string) =>
    outcome(
      (await course.by('committee_member')).decision.recordFollowUp({
        ...{ requestId: newId(), ...at(), decisionId, document }
      })
    )
  const plain = await course.resolve()
  expect(await record(plain, '县农函〔2026〕3号')).toBe('FOLLOW_UP_NOT_NEEDED')
  scene.world.time(scene.now)
  const { decisionId } = await course.propose('villager', { topic: 'contributions' })
  await course.act(decisionId, 'party_secretary', { action: 'propose_topic' })
  expect(await record(decisionId, '县农函〔2026〕3号')).toBe('FOLLOW_UP_NOT_NOW')
  for (const [action, kind, counts] of [
    ['pass_proposal', 'party_committee', [3, 3, 3]],
    ['pass_deliberation', 'two_committees', [5, 5, 5]],
    ['pass_review', 'party_members', [2, 2, 2]],
    ['pass_resolution', 'yishiyiyi', [3, 3, 3]]
  ] as const) {
    course.later(20)
    const meeting = await course.meeting('party_secretary', kind, [...counts])
    const mode = kind === 'yishiyiyi' ? { mode: 'household' as const } : {}
    const facts = { ...meeting.facts, ...mode }
    await course.act(decisionId, 'party_secretary', { action, meeting: { ...meeting, facts }, tally })
  }
  await disclose('decision_resolution', decisionId)
  course.later(20)
  expect(await sweep()).toBe(0)
  expect(await record(decisionId, '县农函〔2026〕3号')).toBe('ok')
  expect(await sweep()).toBe(1)
  const read = await (await course.by('villager')).decision.read({ ...at(), decisionId })
  expect(read.history.at(-2)).toMatchObject({ name: '登记备案、复审或批复文书', reason: '县农函〔2026〕3号' })
})
