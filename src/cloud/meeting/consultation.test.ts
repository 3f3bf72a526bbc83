import { addDays } from '@/domain/common/calendar'
import { newId } from '../crypto/new-id'
import { tally } from '../decision/course-testing'
import { outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { meetingsOf } from './meeting-testing'

const scene = worldScene()
const village = meetingsOf(scene)
const refused = (call: Promise<unknown>) => outcome(call)
const [own, neighbours, elsewhere] = [0, 1, 2]

beforeEach(() => scene.world.time(scene.now))

const house = (index: number): string => scene.world.A.households[index]?.id ?? ''
const consult = async (
  meetingId: string,
  index: number,
  leaning: 'for' | 'against' | 'unsure',
  office: Parameters<typeof village.by>[0] = 'villager_rep',
  words?: string
) =>
  (await village.by(office)).meeting.consult({
    ...{ ...village.press(), meetingId, householdId: house(index), leaning },
    ...(words ? { words } : {})
  })
const read = async (meetingId: string, office: Parameters<typeof village.by>[0]) =>
  (await village.by(office)).meeting.readConsultation({ villageId: village.villageId(), meetingId })
const listOwn = async (office: Parameters<typeof village.by>[0]) =>
  (await village.by(office)).meeting.listOwn({ villageId: village.villageId() })
const calledForReps = async (): Promise<string> => {
  const decisionId = await village.beforeReps()
  const over = { kind: 'rep_meeting', plannedOn: addDays(village.today(), 5) } as const
  const { meetingId } = await village.call(decisionId, over, 'committee_member')
  return meetingId
}

describe('asking households before the vote', () => {
  test('refuses another group, whoever represents nobody, and a meeting of others', async () => {
    const meetingId = await calledForReps()
    expect(await refused(consult(meetingId, elsewhere, 'for'))).toBe('FORBIDDEN')
    expect(await refused(consult(meetingId, own, 'for', 'villager'))).toBe('FORBIDDEN')
    expect(await refused(consult(meetingId, own, 'for', 'committee_member'))).toBe('FORBIDDEN')
    const householdId = newId()
    const nobody = { ...village.press(), meetingId, householdId, leaning: 'for' } as const
    expect(await refused((await village.by('villager_rep')).meeting.consult(nobody))).toBe('NOT_FOUND')
    const party = await village.call(await village.reach('S3_PARTY_REVIEW'))
    expect(await refused(consult(party.meetingId, own, 'for'))).toBe('MEETING_NO_CONSULTATION')
    expect(await refused(read(meetingId, 'villager'))).toBe('FORBIDDEN')
  })

  test('the representative reads every word, the offices sums, and the last word of a household holds', async () => {
    const meetingId = await calledForReps()
    await consult(meetingId, own, 'for')
    await consult(meetingId, neighbours, 'unsure', 'villager_rep', '要看预算')
    await consult(meetingId, own, 'against', 'villager_rep', '怕占菜地')
    const mine = await read(meetingId, 'villager_rep')
    expect(mine.own.households.map((h) => [h.headName, h.leaning, h.words])).toEqual([
      ['向国富', 'against', '怕占菜地'],
      ['谭本善', 'unsure', '要看预算']
    ])
    expect(mine.all).toBeNull()
    const office = await read(meetingId, 'supervision_member')
    expect(office.all).toEqual({ households: 3, asked: 2, for: 0, against: 1, unsure: 1 })
    expect(office.own.households).toEqual([])
    expect(JSON.stringify(office)).not.toContain('菜地')
  })

  test('after a cancellation nothing more is written', async () => {
    const meetingId = await calledForReps()
    const reason = '大雪封路，改期再开'
    await (await village.by('committee_member')).meeting.cancel({ ...village.press(), meetingId, reason })
    expect(await refused(consult(meetingId, own, 'for'))).toBe('MEETING_OVER')
  })
})

describe('what concerns oneself', () => {
  test('a representative and a party member see what they vote on, a villager what the village is asked', async () => {
    const before = (await listOwn('villager_rep')).coming.length
    const meetingId = await calledForReps()
    await consult(meetingId, own, 'for')
    const coming = (await listOwn('villager_rep')).coming
    expect(coming).toHaveLength(before + 1)
    expect(coming.find((m) => m.meetingId === meetingId)).toMatchObject({
      ...{ as: '村民代表', title: '修建机耕道', versionNo: 1, newerVersion: false },
      consulted: { households: 2, asked: 1, for: 1, against: 0, unsure: 0 }
    })
    const clerk = (await listOwn('committee_member')).coming.find((m) => m.meetingId === meetingId)
    expect(clerk).toMatchObject({ as: '村委会成员', consulted: null })
    expect((await listOwn('villager')).coming.map((m) => m.meetingId)).not.toContain(meetingId)
    const kind = 'villagers_household' as const
    const whole = await village.call(
      await village.reach('S4_RESOLVE'),
      { kind, plannedOn: addDays(village.today(), 10) },
      'committee_member'
    )
    expect((await listOwn('villager')).coming).toMatchObject([{ meetingId: whole.meetingId, as: '户代表' }])
  })

  test('attendance is counted where a list was kept: came, late or not there', async () => {
    const decisionId = await village.beforeReps()
    const meetingId = await village.repsMeet(decisionId)
    const rep = village.member('冉春桃')
    const clerk = village.member('谭志强')
    await village.sign(
      meetingId,
      [rep, clerk].map((memberId) => ({ memberId, way: 'in_person' as const }))
    )
    const made = await village.meeting('committee_member', 'rep_meeting', [2, 2, 2])
    await village.act(decisionId, 'committee_member', {
      ...{ action: 'pass_resolution', tally },
      meeting: { ...made, id: meetingId, noticedOn: null, convenerId: clerk }
    })
    const { past, record } = await listOwn('villager_rep')
    expect(past).toMatchObject([{ meetingId, came: 'came', cameName: '到会', statusName: '已召开' }])
    expect(record).toEqual({ attended: 1, of: 1 })
    expect((await listOwn('villager')).past).toEqual([])
  })

  test('the material is for those who vote and the offices', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    const photo = await village.paper('party_secretary')
    const plannedOn = addDays(village.today(), 3)
    const { meetingId } = await village.call(decisionId, {
      ...{ material: '预算十二万元', plannedOn, photoIds: [photo] }
    })
    expect((await village.read(meetingId, 'villager')).material).toBeNull()
    for (const office of ['party_secretary', 'supervision_member'] as const) {
      const { material } = await village.read(meetingId, office)
      expect([material?.words, material?.photos.map((p) => p.fileId)]).toEqual(['预算十二万元', [photo]])
    }
  })
})
