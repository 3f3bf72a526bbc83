import { addDays } from '@/domain/common/calendar'
import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { meetingsOf } from './meeting-testing'

const scene = worldScene()
const village = meetingsOf(scene)
const refused = (call: Promise<unknown>) => outcome(call)

beforeEach(async () => {
  scene.world.time(scene.now)
  await scene.db.deleteFrom('outbox').execute()
})

describe('calling a meeting', () => {
  test('refuses whoever has no office, another village, an old record and what needs no vote', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    expect(await refused(village.call(decisionId, {}, 'villager'))).toBe('FORBIDDEN')
    expect(await refused(village.call(decisionId, {}, 'supervision_member'))).toBe('FORBIDDEN')
    const { villageId } = scene.world.B
    expect(await refused(village.call(decisionId, { villageId }))).toBe('NOT_FOUND')
    expect(await refused(village.call(scene.life.draftDecisionId))).toBe('DECISION_NOT_IN_COURSE')
    const pool = await village.propose('villager')
    expect(await refused(village.call(pool.decisionId))).toBe('MEETING_NOTHING_TO_VOTE')
  })

  test('refuses the wrong kind, personal data, a stranger’s photo and a convener who is none', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    expect(await refused(village.call(decisionId, { kind: 'rep_meeting' }))).toBe('STEP_MEETING_WRONG_KIND')
    expect(await refused(village.call(decisionId, { agenda: '有事打13812345678' }))).toBe('PERSONAL_DATA')
    expect(await refused(village.call(decisionId, { photoIds: [newId()] }))).toBe('FILE_NOT_YOURS')
    const convenerId = scene.world.A.holders.villager.id
    expect(await refused(village.call(decisionId, { convenerId }))).toBe('MEETING_CONVENER')
    // The committee may call the members' meeting, but the branch convenes it.
    expect(await refused(village.call(decisionId, {}, 'committee_member'))).toBe('MEETING_CONVENER')
  })

  test('one day short, exact and over; the past; outside the term of the convener', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    const on = (days: number) => village.call(decisionId, { plannedOn: addDays(village.today(), days) })
    expect(await refused(on(2))).toBe('MEETING_NOTICE_SHORT')
    expect(await refused(on(-1))).toBe('MEETING_NOTICE_AFTER')
    expect(await refused(on(4 * 365))).toBe('MEETING_OUTSIDE_TERM')
    expect(await refused(on(3))).toBe('ok')
    const other = await village.reach('S3_PARTY_REVIEW')
    expect(await refused(village.call(other, { plannedOn: addDays(village.today(), 4) }))).toBe('ok')
  })

  test('a short notice with its reason only where the law knows emergencies', async () => {
    const members = await village.reach('S3_PARTY_REVIEW')
    const soon = { plannedOn: addDays(village.today(), 1), urgentReason: '暴雨冲毁了便桥' }
    expect(await refused(village.call(members, soon))).toBe('MEETING_NOTICE_SHORT')
    const villagers = await village.reach('S4_RESOLVE')
    const kind = 'villagers_household'
    const { urgentReason: _, ...calm } = { ...soon, plannedOn: addDays(village.today(), 1), kind } as const
    expect(await refused(village.call(villagers, calm, 'committee_member'))).toBe('MEETING_NOTICE_SHORT')
    const urgent = { ...calm, urgentReason: '暴雨冲毁了便桥' }
    expect(await refused(village.call(villagers, urgent, 'committee_member'))).toBe('ok')
  })

  test('a step has one meeting at a time; after a cancellation another may be called', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    const { meetingId } = await village.call(decisionId)
    expect(await refused(village.call(decisionId))).toBe('MEETING_ALREADY_THERE')
    const secretary = await village.by('party_secretary')
    const cancel = (reason: string) => secretary.meeting.cancel({ ...village.press(), meetingId, reason })
    expect(await refused(cancel('电话13812345678'))).toBe('PERSONAL_DATA')
    await cancel('大雪封路，改期再开')
    expect(await refused(cancel('大雪封路，改期再开'))).toBe('MEETING_OVER')
    expect((await village.read(meetingId, 'villager')).cancelReason).toBe('大雪封路，改期再开')
    expect(await refused(village.call(decisionId))).toBe('ok')
  })

  test('whoever ought to come and has an account is told what, when and where; the others are counted', async () => {
    await village.by('party_secretary')
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    const called = await village.call(decisionId)
    expect(called).toMatchObject({ told: 1, byHand: 1, warnings: [] })
    const [message, ...more] = await village.waiting()
    expect(more).toEqual([])
    expect(message).toMatchObject({
      holder_id: scene.world.A.holders.party_secretary.id,
      payload: { decisionId, meetingId: called.meetingId }
    })
    expect(message?.payload.reason).toMatch(/^修建机耕道：.*上午9点，村委会会议室$/)
    expect(message?.payload).toMatchObject({ title: '修建机耕道', where: '村委会会议室' })
    expect(message?.payload.when).toMatch(/上午9点$/)
    const told = (memberIds: string[]) =>
      village
        .by('committee_member')
        .then((c) => c.meeting.tell({ ...village.press(), meetingId: called.meetingId, memberIds }))
    expect(await refused(told([scene.world.A.holders.villager.id]))).toBe('NOT_FOUND')
    await told([village.member('李大翠')])
    await told([village.member('李大翠')])
    const { people } = await (await village.by('committee_member')).meeting.listEntitled({
      villageId: village.villageId(),
      meetingId: called.meetingId,
      only: 'by_hand'
    })
    expect(people).toMatchObject([{ name: '李大翠', hasAccount: false, told: true }])
    expect((await village.read(called.meetingId)).office).toMatchObject({
      inApp: 1,
      byHand: 1,
      toldByHand: 1
    })
  })

  test('what is wrong with the make-up of the representatives is said, and stops nobody', async () => {
    const decisionId = await village.beforeReps()
    const plannedOn = addDays(village.today(), 5)
    const { warnings } = await village.call(
      decisionId,
      { kind: 'rep_meeting', plannedOn },
      'committee_member'
    )
    expect(warnings).toEqual([expect.stringContaining('不到组成人员2人的五分之四')])
    expect(warnings[0]).toContain('第29条')
  })

  test('a matter that leaves the step makes its meeting void, and those who were asked hear of it', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    const { meetingId } = await village.call(decisionId)
    await scene.db.deleteFrom('outbox').execute()
    const secretary = { action: 'return_from_review', backTo: 'S3_PARTY_REVIEW', reason: '会议通知没有发全' }
    await village.act(decisionId, 'party_secretary', secretary as Parameters<typeof village.act>[2])
    expect(await village.statusOf(meetingId)).toBe('voided')
    expect((await village.waiting()).map((m) => m.kind)).toEqual(['meeting_cancelled'])
  })

  test('what was told is frozen, and the lists are only added to', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    const { meetingId } = await village.call(decisionId)
    const change = scene.db
      .updateTable('meeting')
      .set({ place: '学校' })
      .where('id', '=', meetingId)
      .execute()
    await expect(change).rejects.toThrow(/frozen|permission/)
    const forget = scene.db.deleteFrom('meeting_event').where('meeting_id', '=', meetingId).execute()
    await expect(forget).rejects.toThrow(/append-only|permission/)
  })
})
