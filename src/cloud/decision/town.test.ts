import { dayOf } from '@/domain/common/calendar'
import type { Role } from '@/domain/role/roles'
import { newId } from '../crypto/new-id'
import { moveDecisions } from '../jobs/move-decisions'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { courseOf, disclosing, roadPlan, tally } from './course-testing'

const scene = worldScene()
const course = courseOf(scene)
const disclose = disclosing(course, () => scene.world.A.villageId)
const at = () => ({ requestId: newId(), villageId: scene.world.A.villageId })
const list = async (over: object = {}, role: Role = 'township_staff', where: 'A' | 'B' = 'A') =>
  (await as(scene.world.callerFor(role, where))).decision.listForTownship({
    townshipId: scene.world.A.townshipId,
    ...over
  })
const found = async (decisionId: string) => (await list({ decisionId })).items[0] ?? null

beforeEach(() => scene.world.time(scene.now))

/** A matter that was sent to the township today. */
const asked = async () => {
  const decisionId = await course.reach('S2_DELIBERATE')
  const meeting = await course.meeting('party_secretary', 'two_committees', [5, 5, 4, 1])
  await course.act(decisionId, 'party_secretary', { action: 'request_opinion', meeting })
  return decisionId
}

test('the list is the township’s own: nobody else reads it', async () => {
  for (const role of ['villager', 'committee_member', 'party_secretary', 'county_observer'] as const) {
    expect(await outcome(list({}, role))).toBe('FORBIDDEN')
  }
  expect(await outcome(list({}, 'visitor'))).toBe('NOT_SIGNED_IN')
  expect(await outcome(list({}, 'township_legal', 'B'))).toBe('FORBIDDEN')
  expect(await outcome(list({ townshipId: newId() }))).toBe('NOT_FOUND')
  expect(await outcome(list({ kind: 'slowest' }))).toBe('INPUT_INVALID')
  expect(await outcome(list({ after: 'x' }))).toBe('INPUT_INVALID')
  expect(await outcome(list({}, 'township_legal'))).toBe('ok')
})

test('an opinion is due by working days, and is gone once it was given; there is no approval', async () => {
  const decisionId = await asked()
  const item = await found(decisionId)
  expect(item).toMatchObject({ kind: 'opinion', termDays: 5, left: '还剩5个工作日', late: false })
  const legal = await as(scene.world.callerFor('township_legal', 'A'))
  const { actions } = await legal.decision.foresee({ villageId: at().villageId, decisionId })
  expect(actions.map((a) => a.action).sort()).toEqual(['give_opinion', 'return_opinion', 'revoke'])
  const bad = { action: 'return_opinion' as const, reason: '这样修路不划算' }
  expect(await outcome(course.act(decisionId, 'township_legal', bad))).toBe('RETURN_GROUND_NOT_LISTED')
  const opinion = { kind: 'advice' as const, words: '建议先量一量路基' }
  await course.act(decisionId, 'township_legal', { action: 'give_opinion', opinion })
  expect(await found(decisionId)).toBeNull()
})

test('an objection stands there when its term has run out, not before', async () => {
  const decisionId = await course.resolve()
  const noticeId = await disclose('decision_resolution', decisionId)
  const said = { noticeId, ground: 'procedure' as const, words: '没有通知我家', showName: false }
  await (await course.by('villager')).objection.raise({ ...at(), ...said })
  course.later(1)
  expect(await found(decisionId)).toBeNull()
  course.later(1)
  expect(await found(decisionId)).toMatchObject({ kind: 'objection', left: '超过1天', late: true })
})

test('an adjourned meeting and a resolution without a notice stand there after their days', async () => {
  const adjourned = await course.reach('S4_RESOLVE')
  const meeting = await course.meeting('committee_member', 'villagers_household', [3, 1])
  await course.act(adjourned, 'committee_member', { action: 'adjourn_resolution', meeting, tally })
  course.later(15)
  expect(await found(adjourned)).toBeNull()
  course.later(1)
  expect(await found(adjourned)).toMatchObject({ kind: 'meeting', left: '超过1天' })
  await course.act(adjourned, 'committee_member', { action: 'reconvene_resolution' })
  const again = await course.meeting('committee_member', 'villagers_household', [3, 2, 2])
  await course.act(adjourned, 'committee_member', { action: 'pass_resolution', meeting: again, tally })
  course.later(10)
  expect(await found(adjourned)).toBeNull()
  course.later(1)
  expect(await found(adjourned)).toMatchObject({ kind: 'notice', kindName: '决议没有公开', left: '超过1天' })
})

test('work past its own term, and a finished one that is not disclosed', async () => {
  const term = { from: dayOf(scene.now), to: '2027-06-30' }
  const content = { ...roadPlan, term }
  const decisionId = await course.resolve({ content })
  await disclose('decision_resolution', decisionId)
  course.later(8)
  await moveDecisions(scene.db, scene.world.time())
  expect(await found(decisionId)).toBeNull()
  scene.world.time(new Date('2027-06-30T10:00:00+08:00'))
  expect(await found(decisionId)).toBeNull()
  scene.world.time(new Date('2027-07-01T10:00:00+08:00'))
  expect(await found(decisionId)).toMatchObject({ kind: 'result', dueOn: '2027-06-30', left: '超过1天' })
  const photoIds = [await course.paper('committee_member')]
  const completion = { acceptedOn: course.today(), finalAmount: 11_000_000, photoIds }
  await course.act(decisionId, 'committee_member', { action: 'complete', completion })
  expect(await found(decisionId)).toBeNull()
  course.later(11)
  expect(await found(decisionId)).toMatchObject({ kind: 'result', dueOn: '2027-07-11' })
  await disclose('decision_result', decisionId)
  expect(await found(decisionId)).toBeNull()
})

test('by the day it is due, page by page, narrowed by kind and village, without a count', async () => {
  for (const _ of [1, 2]) await course.resolve()
  course.later(400)
  const all = await list()
  expect(all.items.length).toBeGreaterThan(2)
  expect(Object.keys(all).sort()).toEqual(['items', 'next'])
  const keys = all.items.map((i) => `${i.dueOn}/${i.decisionId}`)
  expect(keys).toEqual([...keys].sort())
  const rest = await list({ after: keys[0] })
  expect(rest.items.map((i) => `${i.dueOn}/${i.decisionId}`)).toEqual(keys.slice(1))
  const opinions = await list({ kind: 'notice' })
  expect(new Set(opinions.items.map((i) => i.kind))).toEqual(new Set(['notice']))
  expect((await list({ villageId: scene.world.B.villageId })).items).toEqual([])
  expect((await list({ villageId: at().villageId })).items).toHaveLength(all.items.length)
})
