import { addDays, dayOf } from '@/domain/common/calendar'
import { newId } from '../crypto/new-id'
import { courseOf } from '../decision/course-testing'
import type { Caller } from '../testing/caller'
import type { Scene } from '../testing/world-scene'

type Input<P extends keyof Caller['meeting']> = Parameters<Caller['meeting'][P]>[0]
type Office = 'villager' | 'party_secretary' | 'committee_member' | 'supervision_member' | 'villager_rep'

/** One village whose offices call meetings and keep their lists, with the clock in hand. */
export const meetingsOf = (scene: Scene) => {
  const course = courseOf(scene)
  const villageId = () => scene.world.A.villageId
  const by = (office: Office) => course.by(office as 'villager')
  const press = () => ({ requestId: newId(), villageId: villageId() })
  const meetings = {
    ...course,
    ...{ villageId, by, press },
    member: (name: string): string => {
      const found = scene.world.A.households.flatMap((h) => h.members).find((m) => m.name === name)
      if (!found) throw new Error(name)
      return found.id
    },
    /** A matter that waits for its representatives, who are authorised for it. */
    beforeReps: async (): Promise<string> => {
      const decisionId = await course.reach('S4_RESOLVE')
      const { classification } = await scene.db
        .selectFrom('decision')
        .select('classification')
        .where('id', '=', decisionId)
        .executeTakeFirstOrThrow()
      const authorisation = {
        ...{ id: newId(), resolutionId: newId(), topics: ['public_works'], amountLimit: null },
        ...{ from: '2026-01-01', to: '2029-01-01' }
      }
      const body = { ...classification, body: 'rep_meeting', authorisation }
      await scene.db
        .updateTable('decision')
        .set({ classification: JSON.stringify(body) })
        .where('id', '=', decisionId)
        .execute()
      return decisionId
    },
    call: async (
      decisionId: string,
      over: Partial<Input<'convene'>> = {},
      office: Office = 'party_secretary'
    ) =>
      (await by(office)).meeting.convene({
        ...press(),
        decisionId,
        kind: 'party_members',
        plannedOn: addDays(course.today(), 3),
        timeWords: '上午9点',
        place: '村委会会议室',
        agenda: '审议修建机耕道',
        photoIds: [],
        ...over
      }),
    /** Called for five days ahead by the committee; the clock stands on its day. */
    repsMeet: async (decisionId: string): Promise<string> => {
      const plannedOn = addDays(course.today(), 5)
      const { meetingId } = await meetings.call(
        decisionId,
        { kind: 'rep_meeting', plannedOn },
        'committee_member'
      )
      course.later(5)
      return meetingId
    },
    sign: async (
      meetingId: string,
      entries: Input<'sign'>['entries'],
      over: Partial<Input<'sign'>> = {},
      office: Office = 'committee_member'
    ) => (await by(office)).meeting.sign({ ...press(), meetingId, entries, ...over }),
    read: async (meetingId: string, office: Office = 'committee_member') =>
      (await by(office)).meeting.read({ villageId: villageId(), meetingId }),
    waiting: () =>
      scene.db
        .selectFrom('outbox')
        .select(['holder_id', 'kind', 'payload'])
        .where('kind', 'in', ['meeting_called', 'meeting_cancelled'])
        .orderBy('at')
        .execute(),
    statusOf: async (meetingId: string) => {
      const row = await scene.db
        .selectFrom('meeting')
        .select('status')
        .where('id', '=', meetingId)
        .executeTakeFirstOrThrow()
      return row.status
    },
    dayOf
  }
  return meetings
}
