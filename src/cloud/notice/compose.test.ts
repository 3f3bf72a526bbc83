import { randomUUID } from 'node:crypto'
import { courseOf, disclosing } from '../decision/course-testing'
import { moveDecisions } from '../jobs/move-decisions'
import { as, outcome } from '../testing/caller'
import { press } from '../testing/notice-scene'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const course = courseOf(scene)
const villageId = () => scene.world.A.villageId
const disclose = disclosing(course, villageId)
const compose = async (
  subjectId: string,
  subject: 'decision_resolution' | 'decision_result' = 'decision_resolution'
) => (await course.by('committee_member')).notice.compose({ villageId: villageId(), subject, subjectId })

beforeEach(() => scene.world.time(scene.now))

test('refuses what is not there or not decided yet, and whoever does not draft', async () => {
  expect(await outcome(compose(randomUUID()))).toBe('NOTICE_SUBJECT_UNKNOWN')
  const early = await course.reach('S4_RESOLVE')
  expect(await outcome(compose(early))).toBe('NOTICE_SUBJECT_TOO_EARLY')
  const decided = await course.resolve()
  expect(await outcome(compose(decided, 'decision_result'))).toBe('NOTICE_SUBJECT_TOO_EARLY')
  for (const role of [
    'villager',
    'supervision_member',
    'party_secretary',
    'township_staff',
    'visitor'
  ] as const) {
    const caller = await as(scene.world.callerFor(role, 'A'))
    const about = { villageId: villageId(), subject: 'decision_resolution', subjectId: decided } as const
    expect(await outcome(caller.notice.compose(about))).toMatch(/FORBIDDEN|NOT_SIGNED_IN/)
  }
})

test('a resolution is told from its record, and what is told can be drafted as it is', async () => {
  const decisionId = await course.resolve()
  const text = await compose(decisionId)
  expect(text).toMatchObject({
    title: '关于“修建机耕道”的决议公开',
    decisionTitle: '修建机耕道',
    requiredDays: 15,
    windowDays: 7,
    photos: [],
    others: []
  })
  const words = text.sections.flatMap((s) => s.lines).join('\n')
  expect(words).toContain('大写：壹拾贰万元整')
  expect(words).toMatch(/决议：.*村民会议（户代表模式），由.+召集。应到3户，实到2户，赞成2户/)
  const { title, sections } = text
  const caller = await course.by('committee_member')
  const drafted = await caller.notice.draft({
    ...press(),
    villageId: villageId(),
    subject: 'decision_resolution',
    subjectId: decisionId,
    text: { title, sections },
    attachments: []
  })
  expect((await compose(decisionId)).others).toEqual([
    { noticeId: drafted.noticeId, state: 'draft', stateName: '起草中' }
  ])
})

test('a result has the accounts beside the budget, and the photos of the work can hang beside it', async () => {
  const decisionId = await course.resolve()
  await disclose('decision_resolution', decisionId)
  course.later(20)
  await moveDecisions(scene.db, scene.world.time())
  const photoIds = [await course.paper('committee_member')]
  const completion = { acceptedOn: course.today(), finalAmount: 11_860_000, photoIds }
  await course.act(decisionId, 'committee_member', { action: 'complete', completion })
  const text = await compose(decisionId, 'decision_result')
  const rows = text.sections.flatMap((s) => s.table?.rows ?? [])
  expect(rows).toContainEqual(['相差', '', '少用1,400元'])
  expect(text.photos.map((p) => [p.fileId, p.name])).toEqual([[photoIds[0], '竣工照片1']])
  const { title, sections } = text
  const input = {
    villageId: villageId(),
    subject: 'decision_result' as const,
    subjectId: decisionId,
    text: { title, sections },
    attachments: text.photos.map(({ fileId, name }) => ({ fileId, name }))
  }
  const caller = await course.by('committee_member')
  const foreign = { ...input, attachments: [{ fileId: await course.paper('villager'), name: '别人的照片' }] }
  expect(await outcome(caller.notice.draft({ ...press(), ...foreign }))).toBe('FILE_NOT_YOURS')
  const { noticeId } = await caller.notice.draft({ ...press(), ...input })
  const read = await caller.notice.read({ villageId: villageId(), noticeId })
  expect(read.attachments.map((a) => a.fileId)).toEqual(photoIds)
  // The photos are still those of the decision's own result.
  const whole = await caller.decision.read({ villageId: villageId(), decisionId })
  expect(whole.result?.photos.map((p) => p.fileId)).toEqual(photoIds)
})
