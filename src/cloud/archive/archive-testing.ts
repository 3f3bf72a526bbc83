import { createHash } from 'node:crypto'
import { newId } from '../crypto/new-id'
import type { courseOf } from '../decision/course-testing'
import { disclosing, roadPlan, tally } from '../decision/course-testing'
import { moveDecisions } from '../jobs/move-decisions'
import { watchNotices } from '../jobs/watch-notices'
import type { Scene } from '../testing/world-scene'

type Course = ReturnType<typeof courseOf>

/** What the objector wrote: it may be read by offices, never by the public. */
export const objectorsWords = '砂石的数量和送来的单子对不上，少了三车'

/** The whole life of a decision, up to its result notice: returned, changed, adjourned, objected to, and with photos. */
export const finishing = (scene: Scene, course: Course) => {
  const villageId = () => scene.world.A.villageId
  const press = () => ({ requestId: newId(), villageId: villageId() })
  const sizeOf = (fileId: string) =>
    scene.world.deps.files.sizeOf({ villageId: villageId(), fileId, variant: 'main' })
  const store = async (fileId: string): Promise<void> => {
    const bytes = Buffer.from(`a photo called ${fileId}`)
    await scene.world.deps.files.put({ villageId: villageId(), fileId, variant: 'main' }, bytes)
    await scene.db
      .updateTable('file')
      .set({ sha256: createHash('sha256').update(bytes).digest() })
      .where('village_id', '=', villageId())
      .where('id', '=', fileId)
      .execute()
  }
  const photo = async (office: 'committee_member' | 'party_secretary'): Promise<string> => {
    const fileId = await course.paper(office)
    await store(fileId)
    return fileId
  }
  /** Minutes are photographed by the course without bytes; here they get some. */
  const storeMinutes = async (): Promise<void> => {
    const rows = await scene.db
      .selectFrom('file')
      .select('id')
      .where('village_id', '=', villageId())
      .where('owner_id', 'is not', null)
      .execute()
    for (const { id } of rows) if ((await sizeOf(id)) === null) await store(id)
  }

  const resolve = async (): Promise<string> => {
    const decisionId = await course.reach('S3_PARTY_REVIEW')
    const meet = course.meeting
    const back = await meet('party_secretary', 'party_members', [2, 2, 0, 2])
    const act = (...given: Parameters<Course['act']> extends [string, ...infer R] ? R : never) =>
      course.act(decisionId, ...given)
    await act('party_secretary', { action: 'return_from_review', meeting: back, reason: '金额偏高，请再核' })
    const content = { ...roadPlan, amount: 10_000_000 }
    await act('committee_member', { action: 'revise', content, meaning: '各户不出钱，投工两天' })
    await act('committee_member', { action: 'resume_deliberation' })
    course.later(20)
    const two = await meet('party_secretary', 'two_committees', [5, 5, 5])
    await act('party_secretary', { action: 'pass_deliberation', meeting: two })
    course.later(20)
    const members = await meet('party_secretary', 'party_members', [2, 2, 2])
    await act('party_secretary', { action: 'pass_review', meeting: members })
    course.later(20)
    const short = await meet('party_secretary', 'villagers_household', [3, 1])
    await act('party_secretary', { action: 'adjourn_resolution', meeting: short })
    await act('committee_member', { action: 'reconvene_resolution' })
    course.later(20)
    const meeting = await meet('committee_member', 'villagers_household', [3, 3, 2, 1])
    await act('committee_member', { action: 'pass_resolution', meeting, tally })
    return decisionId
  }

  const hangResult = async (decisionId: string): Promise<string> => {
    const text = {
      title: '修建机耕道实施结果公示',
      sections: [
        {
          heading: '决算',
          lines: ['预算100000元，决算98000元。'],
          table: { columns: ['项目', '金额（元）'], rows: [['砂石', '98000']] }
        }
      ]
    }
    const about = { subject: 'decision_result' as const, subjectId: decisionId }
    const attachments = [{ fileId: await photo('committee_member'), name: '验收单' }]
    const drafted = await (await course.by('committee_member')).notice.draft({
      ...press(),
      ...{ ...about, text, attachments }
    })
    await (await course.by('supervision_member')).notice.cosign({ ...press(), ...drafted })
    const { noticeId } = drafted
    const secretary = () => course.by('party_secretary')
    await (await secretary()).notice.putUp({ ...press(), noticeId, channels: ['wall', 'page'] })
    await (await secretary()).notice.addPhoto({
      ...press(),
      noticeId,
      fileId: await photo('party_secretary')
    })
    course.later(0.2)
    await (await secretary()).notice.takeDown({ ...press(), noticeId, channels: ['wall'], reason: 'damaged' })
    course.later(0.2)
    await (await secretary()).notice.putUp({ ...press(), noticeId, channels: ['wall'] })
    return noticeId
  }

  const objected = async (noticeId: string): Promise<void> => {
    const { objectionId } = await (await course.by('villager')).objection.raise({
      ...press(),
      ...{ noticeId, ground: 'accounts' as const, words: objectorsWords, showName: true }
    })
    const about = () => ({ ...press(), objectionId })
    await (await course.by('committee_member')).objection.receive(about())
    const words = '已经和送货单逐车核对，数量没有少，单子贴在公示旁边。'
    await (await course.by('committee_member')).objection.answer({ ...about(), words })
    await (await course.by('supervision_member')).objection.verify({
      ...about(),
      ...{ finding: 'unfounded' as const, reason: '逐车核对过送货单，数量属实' }
    })
  }

  return {
    /** Carries a matter to the day on which its result has hung its term; the watch has written that down. */
    finish: async (): Promise<string> => {
      const decisionId = await resolve()
      await disclosing(course, villageId)('decision_resolution', decisionId)
      course.later(20)
      await moveDecisions(scene.db, scene.world.time())
      const photoIds = [await photo('committee_member'), await photo('committee_member')]
      const completion = { acceptedOn: course.today(), finalAmount: 9_800_000, photoIds }
      await course.act(decisionId, 'committee_member', { action: 'complete', completion })
      const noticeId = await hangResult(decisionId)
      await course.act(decisionId, 'committee_member', { action: 'publish_result' })
      await objected(noticeId)
      await storeMinutes()
      course.later(40)
      await watchNotices(scene.db, scene.world.time())
      return decisionId
    }
  }
}
