import { newId } from '../crypto/new-id'
import { moveDecisions } from '../jobs/move-decisions'
import { outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { courseOf, disclosing, tally } from './course-testing'

const scene = worldScene()
const course = courseOf(scene)
const disclose = disclosing(course, () => scene.world.A.villageId)
const at = () => ({ requestId: newId(), villageId: scene.world.A.villageId })
const read = async (decisionId: string) =>
  (await course.by('villager')).decision.read({ villageId: at().villageId, decisionId })

beforeEach(() => scene.world.time(scene.now))

/** A resolution whose notice hangs, and a villager's objection to it that the committee has answered. */
const objected = async () => {
  const decisionId = await course.reach('S4_RESOLVE')
  const meeting = await course.meeting('committee_member', 'villagers_household', [3, 2, 2])
  await course.act(decisionId, 'committee_member', { action: 'pass_resolution', meeting, tally })
  const noticeId = await disclose('decision_resolution', decisionId)
  const objection = { noticeId, ground: 'procedure' as const, words: '没有提前通知我家开会', showName: false }
  const { objectionId } = await (await course.by('villager')).objection.raise({ ...at(), ...objection })
  return { decisionId, objectionId }
}

const answer = async (objectionId: string) => {
  await (await course.by('committee_member')).objection.receive({ ...at(), objectionId })
  const words = '会议前十二天已在公开栏和广播里通知。'
  await (await course.by('committee_member')).objection.answer({ ...at(), objectionId, words })
}

test('an objection holds the matter; work does not begin, and nobody but the supervisor ends it', async () => {
  const { decisionId, objectionId } = await objected()
  expect((await read(decisionId)).state).toBe('OBJECTION_HANDLING')
  course.later(20)
  expect(await moveDecisions(scene.db, scene.world.time())).toEqual({ moved: 0 })
  const dismiss = { action: 'dismiss_objection', objectionId, reason: '经核实程序没有问题' } as const
  expect(await outcome(course.act(decisionId, 'supervision_member', dismiss))).toBe('OBJECTION_NOT_ANSWERED')
  expect(await outcome(course.act(decisionId, 'committee_member', dismiss))).toBe('DECISION_NOT_YOURS')
  expect(
    await outcome(course.act(decisionId, 'supervision_member', { ...dismiss, objectionId: newId() }))
  ).toBe('OBJECTION_UNKNOWN')
})

test('found unfounded, the notice goes on and the work begins when it has hung its time', async () => {
  const { decisionId, objectionId } = await objected()
  await answer(objectionId)
  const finding = { objectionId, finding: 'unfounded' as const, reason: '通知属实' }
  await (await course.by('supervision_member')).objection.verify({ ...at(), ...finding })
  expect((await read(decisionId)).state).toBe('P1_PUBLISHED')
  course.later(20)
  expect(await moveDecisions(scene.db, scene.world.time())).toEqual({ moved: 1 })
})

test('a flaw sends the matter back to the earliest flawed step and voids the votes from there', async () => {
  const { decisionId, objectionId } = await objected()
  await answer(objectionId)
  const finding = { objectionId, finding: 'flawed' as const, reason: '党员大会没有通知到人' }
  const steps: ('review' | 'resolution')[] = ['resolution', 'review']
  await (await course.by('supervision_member')).objection.verify({ ...at(), ...finding, steps })
  const back = await read(decisionId)
  expect([back.state, back.history.at(-1)?.voided]).toEqual(['RETURNED', ['审议', '决议']])
  expect(back.stepViews.map((s) => s.status)).toEqual(['done', 'done', 'stopped', 'ahead', 'ahead', 'ahead'])
  // The public sees what happened and not who objected.
  expect(JSON.stringify(back)).not.toContain(scene.world.A.holders.villager.name)
  expect(JSON.stringify(back)).not.toContain(scene.world.A.holders.villager.id)
  expect((await course.act(decisionId, 'party_secretary', { action: 'repeat_review' })).state).toBe(
    'S3_PARTY_REVIEW'
  )
})

test('an objection taken back still needs the supervisor, and no answer', async () => {
  const { decisionId, objectionId } = await objected()
  await (await course.by('villager')).objection.withdraw({ ...at(), objectionId })
  expect((await read(decisionId)).state).toBe('OBJECTION_HANDLING')
  const dismiss = { action: 'dismiss_objection', objectionId, reason: '提出人自愿撤回，已当面核实' } as const
  expect((await course.act(decisionId, 'supervision_member', dismiss)).state).toBe('P1_PUBLISHED')
})
