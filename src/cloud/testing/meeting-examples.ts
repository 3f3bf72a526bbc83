import { randomUUID } from 'node:crypto'
import type { Scene } from './permission-examples'

const requestId = () => randomUUID()

const ofMeeting = ({ at, life }: Scene) => ({
  requestId: requestId(),
  villageId: at.villageId,
  meetingId: life.cancelledMeetingId
})
/** The examples of the procedures of meetings, see permission-examples.ts. */
export const meetingExamples = {
  'meeting.convene': ({ at, life }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    decisionId: life.draftDecisionId,
    kind: 'two_committees',
    plannedOn: '2026-12-01',
    timeWords: '上午9点',
    place: '村委会',
    agenda: '商议修路',
    photoIds: []
  }),
  'meeting.cancel': (scene) => ({ ...ofMeeting(scene), reason: '大雪封路，改期再开' }),
  'meeting.end': (scene) => ofMeeting(scene),
  'meeting.read': ({ at, life }) => ({ villageId: at.villageId, meetingId: life.cancelledMeetingId }),
  'meeting.listEntitled': ({ at, life }) => ({ villageId: at.villageId, meetingId: life.cancelledMeetingId }),
  'meeting.tell': (scene) => ({ ...ofMeeting(scene), memberIds: [scene.at.holders.villager_rep.id] }),
  'meeting.sign': (scene) => ({
    ...ofMeeting(scene),
    entries: [{ memberId: scene.at.holders.villager_rep.id, way: 'in_person' }]
  }),
  'meeting.listOwn': ({ at }) => ({ villageId: at.villageId }),
  'meeting.consult': (scene) => ({
    ...ofMeeting(scene),
    householdId: scene.at.households[0].id,
    leaning: 'for'
  }),
  'meeting.readConsultation': ({ at, life }) => ({
    villageId: at.villageId,
    meetingId: life.cancelledMeetingId
  })
} satisfies Record<string, (scene: Scene) => object>
