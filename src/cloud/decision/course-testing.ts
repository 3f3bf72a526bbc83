import { addDays, dayOf } from '@/domain/common/calendar'
import type { Content } from '@/domain/decision/content'
import { newId } from '../crypto/new-id'
import { as, type Caller } from '../testing/caller'
import type { Scene } from '../testing/world-scene'

export const roadPlan: Content = {
  title: '修建机耕道',
  summary: '新修一组至二组机耕道1.2公里，路面宽3.5米。',
  amount: 12_000_000,
  scope: '一组至二组，全长1.2公里',
  beneficiaries: '一、二组全体村民',
  land: '沿原有田埂，不占承包地',
  term: null,
  contracting: '三家以上询价',
  contributions: null
}

export const tally = { announcer: '向国富', counter: '田桂英', scrutineer: '黄显明', supervisorPresent: true }

type Input<P extends keyof Caller['decision']> = Parameters<Caller['decision'][P]>[0]
export type ActInput = Omit<Input<'act'>, 'requestId' | 'villageId' | 'decisionId'>
type Meeting = NonNullable<ActInput['meeting']>
type Office = 'villager' | 'party_secretary' | 'committee_member' | 'supervision_member' | 'township_legal'

/** One village whose people move decisions, each through their own session, with the clock in hand. */
export const courseOf = (scene: Scene) => {
  const village = () => scene.world.A
  const today = () => dayOf(scene.world.time())
  const course = {
    today,
    later: (days: number) => scene.world.time(new Date(scene.world.time().getTime() + days * 86_400_000)),
    by: async (office: Office) => as(scene.world.callerFor(office, 'A')),
    /** A photo that the holder of the office has uploaded and not used yet. */
    paper: async (office: Office): Promise<string> => {
      const context = await scene.world.callerFor(office, 'A')
      const id = newId()
      await scene.db
        .insertInto('file')
        .values({
          village_id: village().villageId,
          id,
          kind: 'photo',
          mime: 'image/jpeg',
          bytes: 1000,
          sha256: Buffer.from(id),
          uploaded_by: context.actor.accountId ?? '',
          uploaded_at: scene.world.time()
        })
        .execute()
      return id
    },
    /** A meeting of today, told twelve days ago, convened by the secretary. */
    meeting: async (
      office: Office,
      kind: Meeting['kind'],
      [eligible, present, yes, no, abstain]: [number, number, number?, number?, number?]
    ): Promise<Meeting> => ({
      id: newId(),
      kind,
      facts: { date: today(), eligible, present, yes, no, abstain },
      noticedOn: addDays(today(), -12),
      urgentReason: null,
      minutesId: await course.paper(office),
      convenerId: village().holders.party_secretary.id
    }),
    propose: async (office: Office, over: Partial<Input<'propose'>> = {}) =>
      (await course.by(office)).decision.propose({
        requestId: newId(),
        villageId: village().villageId,
        topic: 'public_works',
        flags: {},
        source: { kind: 'people', petition: null },
        content: roadPlan,
        meaning: '各户不出钱',
        ...over
      }),
    act: async (decisionId: string, office: Office, input: ActInput) =>
      (await course.by(office)).decision.act({
        requestId: newId(),
        villageId: village().villageId,
        decisionId,
        ...input
      }),
    /** A matter whose votes have carried it to the named state, twenty days between two steps. */
    reach: async (
      state: 'S1_PROPOSE' | 'S2_DELIBERATE' | 'S3_PARTY_REVIEW' | 'S4_RESOLVE',
      proposal: Partial<Input<'propose'>> = {}
    ): Promise<string> => {
      const { decisionId } = await course.propose('villager', proposal)
      await course.act(decisionId, 'party_secretary', { action: 'propose_topic' })
      const votes = [
        ['S1_PROPOSE', 'pass_proposal', 'party_committee', [3, 3, 3]],
        ['S2_DELIBERATE', 'pass_deliberation', 'two_committees', [5, 5, 4, 1]],
        ['S3_PARTY_REVIEW', 'pass_review', 'party_members', [2, 2, 2]]
      ] as const
      for (const [at, action, kind, counts] of votes) {
        course.later(20)
        if (at === state) return decisionId
        const meeting = await course.meeting('party_secretary', kind, [...counts])
        await course.act(decisionId, 'party_secretary', { action, meeting })
      }
      course.later(20)
      return decisionId
    },
    /** The same, resolved by the villagers' meeting. */
    resolve: async (proposal: Partial<Input<'propose'>> = {}): Promise<string> => {
      const decisionId = await course.reach('S4_RESOLVE', proposal)
      const meeting = await course.meeting('committee_member', 'villagers_household', [3, 2, 2])
      await course.act(decisionId, 'committee_member', { action: 'pass_resolution', meeting, tally })
      return decisionId
    }
  }
  return course
}

/** A notice of a decision: drafted by the committee, signed by the supervisor, let out by the secretary. */
export const disclosing =
  (course: Pick<ReturnType<typeof courseOf>, 'by'>, villageId: () => string) =>
  async (subject: 'decision_resolution' | 'decision_result', decisionId: string): Promise<string> => {
    const at = () => ({ requestId: newId(), villageId: villageId() })
    const text = {
      title: '修建机耕道公示',
      sections: [{ heading: '表决情况', lines: ['应到3户，实到2户，赞成2票。'], table: null }]
    }
    const about = { subject, subjectId: decisionId, text, attachments: [] }
    const { noticeId, contentHash } = await (await course.by('committee_member')).notice.draft({
      ...at(),
      ...about
    })
    await (await course.by('supervision_member')).notice.cosign({ ...at(), noticeId, contentHash })
    const hanging = { noticeId, channels: ['wall' as const, 'page' as const] }
    await (await course.by('party_secretary')).notice.putUp({ ...at(), ...hanging })
    return noticeId
  }
