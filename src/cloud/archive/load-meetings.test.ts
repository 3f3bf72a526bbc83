import { newId } from '../crypto/new-id'
import { worldScene } from '../testing/world-scene'
import { loadMeetings } from './load-meetings'

const scene = worldScene()
const hour = (text: string) => new Date(`2026-11-${text}:00+08:00`)
const closedAt = hour('21T12:00')

test('a called meeting with its sheet, as it stood when the record was closed', async () => {
  const { villageId, townshipId, holders, households } = scene.world.A
  const decisionId = scene.life.draftDecisionId
  const ids = { meeting: newId(), later: newId() }
  const row = {
    ...{
      village_id: villageId,
      decision_id: decisionId,
      step: 'deliberation',
      kind: 'two_committees' as const
    },
    ...{
      version_no: 1,
      planned_on: '2026-11-20',
      time_words: '晚上7点半',
      place: '村委会二楼',
      agenda: '修路方案'
    },
    ...{ called_by: holders.committee_member.id, convener_id: holders.party_secretary.id },
    ...{ called_at: hour('15T09:00'), noticed_on: '2026-11-15', status: 'held' as const }
  }
  await scene.db
    .insertInto('meeting')
    .values([
      { ...row, id: ids.meeting, ended_at: hour('20T21:00') },
      { ...row, id: ids.later, called_at: hour('22T09:00') }
    ])
    .execute()
  const event = {
    village_id: villageId,
    meeting_id: ids.meeting,
    actor_id: holders.party_secretary.id,
    detail: '{}'
  }
  await scene.db
    .insertInto('meeting_event')
    .values([
      { ...event, id: newId(), at: hour('15T09:00'), type: 'called' },
      { ...event, id: newId(), at: hour('20T21:00'), type: 'ended' },
      { ...event, id: newId(), at: hour('20T22:00'), type: 'held' },
      { ...event, id: newId(), at: hour('22T08:00'), type: 'voided' }
    ])
    .execute()
  const line = {
    village_id: villageId,
    meeting_id: ids.meeting,
    household_id: households[0].id,
    recorded_by: newId()
  }
  const signed = (memberId: string, at: Date, recorded = at) => ({
    ...{
      ...line,
      id: newId(),
      member_id: memberId,
      way: 'in_person' as const,
      signed_at: at,
      recorded_at: recorded
    }
  })
  await scene.db
    .insertInto('meeting_attendance')
    .values([
      signed(holders.party_secretary.id, hour('20T19:30')),
      signed(holders.committee_member.id, hour('20T21:30')),
      signed(holders.villager.id, hour('20T19:40'), hour('22T08:00'))
    ])
    .execute()
  const told = { village_id: villageId, meeting_id: ids.meeting, told_by: holders.committee_member.id }
  await scene.db
    .insertInto('meeting_told')
    .values({ ...told, member_id: holders.party_member.id, at: hour('16T09:00') })
    .execute()

  const meetings = await loadMeetings(scene.db, { villageId, townshipId, decisionId }, closedAt)
  expect(meetings).toHaveLength(1)
  expect(meetings[0]).toMatchObject({
    ...{ id: ids.meeting, place: '村委会二楼', status: 'held', toldByHand: 1 },
    ...{ convener: holders.party_secretary.name, calledBy: holders.committee_member.name },
    sheet: [
      { name: holders.party_secretary.name, way: 'in_person', late: false },
      { name: holders.committee_member.name, way: 'in_person', late: true }
    ]
  })
})
