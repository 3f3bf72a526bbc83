import { dayOf } from '@/domain/common/calendar'
import { newId } from '../crypto/new-id'
import { countEligible } from '../decision/count-eligible'
import { tally } from '../decision/course-testing'
import { outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { entitledPeople } from './entitled-people'
import { meetingsOf } from './meeting-testing'

const scene = worldScene()
const village = meetingsOf(scene)
const refused = (call: Promise<unknown>) => outcome(call)
const [rep, clerk] = ['冉春桃', '谭志强']

beforeEach(() => scene.world.time(scene.now))

test('the list has as many as the count, for every kind of meeting that the roster knows', async () => {
  const { villageId, groups } = scene.world.A
  const on = dayOf(scene.now)
  const [first] = groups
  for (const [kind, mode, groupId] of [
    ['party_members', null, null],
    ['rep_meeting', null, null],
    ['villagers_adult', null, null],
    ['villagers_household', null, null],
    ['yishiyiyi', 'adult', null],
    ['yishiyiyi', 'household', null],
    ['group_meeting', 'adult', first?.id ?? null],
    ['group_meeting', 'household', first?.id ?? null]
  ] as const) {
    const people = await entitledPeople(scene.db, { villageId, kind, mode, groupId, on })
    const count = await countEligible(scene.db, { villageId, on }, kind, mode ?? undefined, groupId)
    expect([kind, mode, people?.length]).toEqual([kind, mode, count?.eligible])
  }
  const at = { villageId, on, mode: null, groupId: null }
  // Their list is known, and what is counted there is households.
  expect(await entitledPeople(scene.db, { ...at, kind: 'yishiyiyi', mode: 'reps' })).toHaveLength(2)
  expect(await countEligible(scene.db, { villageId, on }, 'yishiyiyi', 'reps')).toBeNull()
  expect(await entitledPeople(scene.db, { ...at, kind: 'party_committee' })).toBeNull()
  expect(await countEligible(scene.db, { villageId, on }, 'group_meeting', 'household', first?.id)).toEqual({
    eligible: 2
  })
})

test('a group that is named is counted, and one of another village is refused', async () => {
  const flags = (groupId: string | undefined) => ({ ...(groupId ? { groupId } : {}) })
  const topic = 'group_matter' as const
  const there = village.propose('villager', { topic, flags: flags(scene.world.B.groups[0]?.id) })
  expect(await refused(there)).toBe('DECISION_GROUP_UNKNOWN')
  const decisionId = await village.reach('S4_RESOLVE', { topic, flags: flags(scene.world.A.groups[0]?.id) })
  const ahead = await (await village.by('committee_member')).decision.foresee({
    villageId: village.villageId(),
    decisionId
  })
  expect(ahead.meetings.map((m) => [m.kind, m.mode, m.eligible])).toEqual([
    ['group_meeting', 'adult', 8],
    ['group_meeting', 'household', 2]
  ])
  expect(ahead.meetings[0]?.conveners.map((c) => c.name)).toEqual(['谭本义'])
})

describe('signing in', () => {
  test('refuses before the day, whoever ought not to vote, a way the law does not give, and other offices', async () => {
    const decisionId = await village.beforeReps()
    const { meetingId } = await village.call(
      decisionId,
      { kind: 'rep_meeting', plannedOn: dayOf(new Date(scene.world.time().getTime() + 5 * 86_400_000)) },
      'committee_member'
    )
    const here = [{ memberId: village.member(rep), way: 'in_person' as const }]
    expect(await refused(village.sign(meetingId, here))).toBe('MEETING_NOT_YET')
    village.later(5)
    expect(await refused(village.sign(meetingId, here, {}, 'supervision_member'))).toBe('FORBIDDEN')
    expect(await refused(village.sign(meetingId, here, {}, 'villager_rep'))).toBe('FORBIDDEN')
    const stranger = [...here, { memberId: scene.world.A.holders.villager.id, way: 'in_person' as const }]
    expect(await refused(village.sign(meetingId, stranger))).toBe('VOTE_NOT_ELIGIBLE')
    const online = [{ memberId: village.member(rep), way: 'online' as const }]
    expect(await refused(village.sign(meetingId, online))).toBe('MEETING_WAY_NOT_ALLOWED')
    const out = [{ memberId: village.member(rep), way: 'left_out' as const, reason: '留党察看' as const }]
    expect(await refused(village.sign(meetingId, out))).toBe('MEETING_LEFT_OUT_ONLY_PARTY')
    // None of them was written.
    expect((await village.read(meetingId)).office).toMatchObject({ present: 0, marked: false })
  })

  test('the counter moves; pressing twice writes once, a slip is struck by another line', async () => {
    const meetingId = await village.repsMeet(await village.beforeReps())
    const entries = [rep, clerk].map((n) => ({
      memberId: village.member(n ?? ''),
      way: 'in_person' as const
    }))
    expect(await village.sign(meetingId, entries)).toMatchObject({ eligible: 2, present: 2, written: 2 })
    expect(await village.sign(meetingId, entries)).toMatchObject({ present: 2, written: 0 })
    const slip = [{ memberId: village.member(rep ?? ''), way: 'struck' as const }]
    expect(await village.sign(meetingId, slip)).toMatchObject({ present: 1, written: 1 })
    const lines = await scene.db
      .selectFrom('meeting_attendance')
      .select('way')
      .where('meeting_id', '=', meetingId)
      .orderBy('id')
      .execute()
    expect(lines.map((l) => l.way)).toEqual(['in_person', 'in_person', 'struck'])
    expect((await village.read(meetingId)).office).toMatchObject({
      ...{ present: 1, eligible: 2, needPresent: 2, missingPresent: 1, quorate: false }
    })
  })

  test('thirty at once sign one person once', async () => {
    const meetingId = await village.repsMeet(await village.beforeReps())
    const one = [{ memberId: village.member(rep ?? ''), way: 'in_person' as const }]
    const answers = await Promise.all(Array.from({ length: 30 }, () => village.sign(meetingId, one)))
    expect(answers.reduce((sum, a) => sum + a.written, 0)).toBe(1)
  })

  test('after the end a signature is late, one copied from the paper sheet is not', async () => {
    const meetingId = await village.repsMeet(await village.beforeReps())
    await village.sign(meetingId, [{ memberId: village.member(clerk ?? ''), way: 'in_person' }])
    const end = async () =>
      (await village.by('committee_member')).meeting.end({ ...village.press(), meetingId })
    const ended = await end()
    scene.world.time(new Date(scene.world.time().getTime() + 60_000))
    expect(await end()).toEqual(ended)
    const here = [{ memberId: village.member(rep ?? ''), way: 'in_person' as const }]
    expect(await village.sign(meetingId, here)).toMatchObject({ present: 1, late: 1 })
    const own = await (await village.by('villager_rep')).meeting.read({
      villageId: village.villageId(),
      meetingId
    })
    expect(own.own).toEqual({ standing: 'late', standingName: '补签，不计入实到' })
    await village.sign(meetingId, [{ memberId: village.member(rep ?? ''), way: 'struck' }])
    expect(await village.sign(meetingId, here, { fromPaper: true })).toMatchObject({ present: 2, late: 0 })
  })

  test('the list is read by the offices alone, in pages and by name', async () => {
    const meetingId = await village.repsMeet(await village.beforeReps())
    const list = async (office: Parameters<typeof village.by>[0], over: object = {}) =>
      (await village.by(office)).meeting.listEntitled({ villageId: village.villageId(), meetingId, ...over })
    expect(await refused(list('villager'))).toBe('FORBIDDEN')
    expect(await refused(list('villager_rep'))).toBe('FORBIDDEN')
    const { people, next } = await list('supervision_member')
    expect([people.map((p) => p.name).sort(), next]).toEqual([[rep, clerk].sort(), null])
    expect((await list('committee_member', { search: '春桃' })).people.map((p) => p.name)).toEqual([rep])
    await village.sign(meetingId, [{ memberId: village.member(rep ?? ''), way: 'in_person' }])
    expect((await list('committee_member', { only: 'absent' })).people.map((p) => p.name)).toEqual([clerk])
    const [one] = people
    expect((await list('committee_member', { after: one?.memberId })).people).toHaveLength(1)
    const villager = await village.read(meetingId, 'villager')
    expect([villager.office, villager.own, villager.material]).toEqual([null, null, null])
  })
})

describe('the vote of a called meeting', () => {
  const vote = async (
    decisionId: string,
    meetingId: string,
    over: {
      facts?: object
      action?: 'pass_resolution' | 'adjourn_resolution'
      kind?: 'villagers_household'
    } = {}
  ) => {
    const { action = 'pass_resolution', facts, ...rest } = over
    const made = await village.meeting('committee_member', 'rep_meeting', [2, 2, 2, 0, 0])
    const { convenerId: _, ...meeting } = { ...made, id: meetingId, noticedOn: null, ...rest }
    return refused(
      village.act(decisionId, 'committee_member', {
        action,
        tally,
        meeting: { ...meeting, facts: { ...meeting.facts, ...facts } }
      })
    )
  }
  const signed = async (names: (string | undefined)[]) => {
    const decisionId = await village.beforeReps()
    const meetingId = await village.repsMeet(decisionId)
    const entries = names.map((n) => ({ memberId: village.member(n ?? ''), way: 'in_person' as const }))
    if (entries.length > 0) await village.sign(meetingId, entries)
    return { decisionId, meetingId }
  }

  test('refuses another day, another kind, another number than the list, and a second meeting', async () => {
    const { decisionId, meetingId } = await signed([rep, clerk])
    village.later(1)
    expect(await vote(decisionId, meetingId)).toBe('MEETING_NOT_AS_CALLED')
    village.later(-1)
    expect(await vote(decisionId, meetingId, { kind: 'villagers_household' })).toBe('MEETING_NOT_AS_CALLED')
    expect(await vote(decisionId, meetingId, { facts: { present: 1, yes: 1 } })).toBe(
      'MEETING_PRESENT_DIFFERS'
    )
    expect(await vote(decisionId, newId())).toBe('MEETING_ALREADY_THERE')
    expect(await vote(decisionId, meetingId, { facts: { eligible: 3 } })).toBe('MEETING_ELIGIBLE_DIFFERS')
    const other = await village.beforeReps()
    expect(await vote(other, meetingId)).toBe('MEETING_OTHER_DECISION')
  })

  test('more votes than the list has people, and a vote without a quorum', async () => {
    const { decisionId, meetingId } = await signed([rep])
    const one = { present: undefined }
    expect(await vote(decisionId, meetingId, { facts: { ...one, yes: 2 } })).toBe(
      'MEETING_VOTES_OVER_PRESENT'
    )
    expect(await vote(decisionId, meetingId, { facts: { ...one, yes: 1 } })).toBe('STEP_NOT_QUORATE')
    const none = { ...one, yes: undefined, no: undefined, abstain: undefined }
    expect(await vote(decisionId, meetingId, { action: 'adjourn_resolution', facts: none })).toBe('ok')
    expect(await village.statusOf(meetingId)).toBe('adjourned')
  })

  test('carries its own notice and the list’s attendance; later signatures are late and change nothing', async () => {
    const { decisionId, meetingId } = await signed([rep, clerk])
    const ahead = await (await village.by('committee_member')).decision.foresee({
      villageId: village.villageId(),
      decisionId
    })
    expect(ahead.meetings[0]?.called).toMatchObject({
      meetingId,
      attendanceMarked: true,
      eligible: 2,
      present: 2
    })
    expect(ahead.meetings[0]?.conveners.map((c) => c.name)).toContain(clerk)
    expect(await vote(decisionId, meetingId, { facts: { present: undefined } })).toBe('ok')
    expect(await village.statusOf(meetingId)).toBe('held')
    const { detail, present } = await scene.db
      .selectFrom('decision_event')
      .select(['detail', 'present'])
      .where('decision_id', '=', decisionId)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect([present, detail?.meeting?.noticedOn, detail?.meeting?.facts.date]).toEqual([
      2,
      dayOf(new Date(scene.world.time().getTime() - 5 * 86_400_000)),
      village.today()
    ])
    const slip = [{ memberId: village.member(rep ?? ''), way: 'struck' as const }]
    expect(await refused(village.sign(meetingId, slip))).toBe('MEETING_OVER')
    expect((await village.read(meetingId)).office).toMatchObject({ eligible: 2, present: 2 })
    expect(
      await refused((await village.by('committee_member')).meeting.end({ ...village.press(), meetingId }))
    ).toBe('MEETING_OVER')
  })

  test('of a vote and a cancellation at once only one goes through, and they agree', async () => {
    const { decisionId, meetingId } = await signed([rep, clerk])
    const office = await village.by('committee_member')
    const reason = '大雪封路，改期再开'
    const answers = await Promise.all([
      vote(decisionId, meetingId),
      refused(office.meeting.cancel({ ...village.press(), meetingId, reason }))
    ])
    const status = await village.statusOf(meetingId)
    expect([[...answers], status]).toEqual(
      status === 'held' ? [['ok', 'MEETING_OVER'], 'held'] : [['MEETING_OVER', 'ok'], 'cancelled']
    )
  })

  test('a paper meeting before the matter came to the step, in the future or noticed afterwards', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    const meeting = await village.meeting('party_secretary', 'party_members', [2, 2, 2])
    const review = (date: string, noticedOn: string) =>
      refused(
        village.act(decisionId, 'party_secretary', {
          action: 'pass_review',
          meeting: { ...meeting, noticedOn, facts: { ...meeting.facts, date } }
        })
      )
    const day = (days: number) => dayOf(new Date(scene.world.time().getTime() + days * 86_400_000))
    expect(await review(day(-21), day(-40))).toBe('STEP_MEETING_BEFORE_STEP')
    expect(await review(day(1), day(-5))).toBe('MEETING_IN_FUTURE')
    expect(await review(day(0), day(1))).toBe('MEETING_NOTICE_AFTER')
    expect(await review(day(-20), day(-30))).toBe('ok')
  })

  test('party members who are left out are fewer to come, with the reason kept beside', async () => {
    const decisionId = await village.reach('S3_PARTY_REVIEW')
    const { meetingId } = await village.call(decisionId)
    const out = { memberId: village.member('李大翠'), way: 'left_out' as const }
    expect(await refused(village.sign(meetingId, [out]))).toBe('MEETING_LEFT_OUT_ONLY_PARTY')
    const left = await village.sign(meetingId, [{ ...out, reason: '年老体弱卧床或长期生病' }])
    expect(left).toMatchObject({
      eligible: 1,
      present: 0,
      leftOut: 1,
      allMembers: { eligible: 1, present: 0 }
    })
    village.later(3)
    await village.sign(meetingId, [{ memberId: village.member('谭本善'), way: 'in_person' }])
    const made = await village.meeting('party_secretary', 'party_members', [1, 1, 1])
    await village.act(decisionId, 'party_secretary', {
      action: 'pass_review',
      meeting: { ...made, id: meetingId, noticedOn: null }
    })
    const { detail } = await scene.db
      .selectFrom('decision_event')
      .select('detail')
      .where('decision_id', '=', decisionId)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(detail?.told).toMatchObject({ rosterEligible: 1, leftOut: 1 })
  })
})
