import { meetingsOf } from '../meeting/meeting-testing'
import { outcome } from '../testing/caller'
import { lockWaiters } from '../testing/lock-waiters'
import { worldScene } from '../testing/world-scene'
import { tally } from './course-testing'

const scene = worldScene()
const village = meetingsOf(scene)

test('what crosses the end of a village is not begun in it: a proposal, a call, a signature, a vote, a draft', async () => {
  const { villageId } = scene.world.A
  const waiting = await village.reach('S3_PARTY_REVIEW')
  const called = await village.beforeReps()
  const meetingId = await village.repsMeet(called)
  const resolved = await village.resolve()
  const resolving = await village.reach('S4_RESOLVE')
  const meeting = await village.meeting('committee_member', 'villagers_household', [3, 2, 2])
  const here = [{ memberId: village.member('冉春桃'), way: 'in_person' as const }]
  const clerk = await village.by('committee_member')
  let answers: Promise<string[]> | undefined
  await scene.db.transaction().execute(async (merging) => {
    // As `place.merge` does it.
    await merging.selectFrom('place').select('id').where('id', '=', villageId).forUpdate().execute()
    await merging
      .updateTable('place')
      .set({ ended_on: village.today() })
      .where('id', '=', villageId)
      .execute()
    answers = Promise.all(
      [
        village.propose('villager'),
        village.call(waiting),
        village.sign(meetingId, here),
        village.act(resolving, 'committee_member', { action: 'pass_resolution', meeting, tally }),
        clerk.notice.draft({
          ...village.press(),
          ...{ subject: 'decision_resolution', subjectId: resolved, attachments: [] },
          text: { title: '修建机耕道公示', sections: [{ heading: '结果', lines: ['通过。'], table: null }] }
        })
      ].map((call) => outcome(call))
    )
    await lockWaiters(scene.db, 5)
  })
  expect(await answers).toEqual(Array.from({ length: 5 }, () => 'VILLAGE_ENDED'))
})
